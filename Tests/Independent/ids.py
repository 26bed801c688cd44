#!/usr/bin/env python3
"""ids.py FILE... [--ids tweets|users|messages] [--also ROLE,...] prints the IDs, one a line.

A record gives its own ID first, then those with a wanted role in the order of the bytes, each once.
A v2 page gives the IDs of each item of `data`, then, in one group, those of `includes` that the
page has not given yet. A tweet or user whose own ID is not 1 to 20 decimal digits gives nothing.
"""

import argparse
import sys

import dialects
import roles
import scrapers
import shapes
import web
from reading import read_records, run

ROLES = {
    "tweets": ("retweeted", "quoted", "replied", "included", "liked"),
    "users": ("mentioned", "retweeted", "quoted", "replied", "included"),
    "messages": (),
}


def _once(references, kind, wanted, seen):
    """The IDs of a kind with a wanted role that are not in `seen` yet, which grows."""
    for found, role, value in references:
        if found == kind and role in wanted and value is not None and value not in seen:
            seen.add(value)
            yield value


def _author(tweet):
    """(the author's ID or None, whether there is one but unsound)."""
    user = tweet.get("user") if isinstance(tweet.get("user"), dict) else tweet.get("author")
    if isinstance(user, dict) and (user.get("id") is not None or user.get("id_str") is not None):
        value = shapes.twin(user, "id")
        return value, value is None
    value = shapes.twin(tweet, "author_id")
    return value, value is None and tweet.get("author_id") is not None


def _item_ids(item, kind, wanted):
    """The IDs that one tweet or user gives."""
    if kind == "tweets" and shapes.is_tweet(item):
        own = shapes.twin(item, "id")
        if own is None:
            return []
        references = roles.tweet_references(item, "own")
        return [own] + list(_once(references, "tweet", wanted, {own}))
    if kind == "users" and shapes.is_tweet(item):
        own, unsound = _author(item)
        if unsound:
            return []
        references = roles.tweet_references(item, "own")
    elif kind == "users" and shapes.is_user(item):
        own = shapes.twin(item, "id")
        if own is None:
            return []
        references = roles.user_references(item, "own")
    else:
        return []
    first = [own] if own is not None else []
    return first + list(_once(references, "user", wanted, set(first)))


def _page_ids(page, kind, wanted):
    """The IDs of a v2 page: each item's, then the included ones."""
    found = []
    for item in shapes.page_items(page):
        found.extend(_item_ids(item, kind, wanted))
    includes = page.get("includes")
    if isinstance(includes, dict):
        references = roles.included_references(includes)
        found.extend(_once(references, kind[:-1], wanted, set(found)))
    return found


def _message_ids(value):
    """The IDs of direct messages: bare ones, the control message's, and the DM events of v2."""
    if shapes.is_page(value):
        events = [item for item in shapes.page_items(value) if "event_type" in item]
    elif isinstance(value, dict) and isinstance(value.get("direct_message"), dict):
        events = [value["direct_message"]]
    else:
        events = [item for item in shapes.bare_records(value) if shapes.is_message(item)]
    found = (shapes.twin(event, "id") for event in events)
    return [value for value in found if value is not None]


def _listed_ids(value):
    """The IDs of `{ids: [...]}`, which are users', each once."""
    found = (shapes.digits(item) for item in value["ids"])
    return list(dict.fromkeys(item for item in found if item is not None))


def _activity_ids(activity, kind, wanted):
    """The IDs of a tweet of the enterprise streams."""
    found = list(dialects.activity_references(activity, "own"))
    first = [i for k, role, i in found if k == kind[:-1] and role == "own"]
    if None in first or (kind == "tweets" and not first):
        return []
    return first + list(_once(found, kind[:-1], wanted, set(first)))


def _captured_ids(captured, kind, wanted):
    """The IDs of a capture of the web interface."""
    found = []
    for what, record in captured:
        if what == "user" and kind == "tweets":
            continue
        all_of_it = web.references(what, record)
        own = [i for k, role, i in all_of_it if k == kind[:-1] and role == "own" and i][:1]
        if own or kind == "users":
            found.extend(own + list(_once(all_of_it, kind[:-1], wanted, set(own))))
    return found


def _scraped_ids(value, kind, wanted):
    """The IDs of a tweet of a scraper."""
    found = list(scrapers.references(value))
    own = [i for k, role, i in found if k == kind[:-1] and role == "own" and i][:1]
    if kind == "tweets" and not own:
        return []
    return own + list(_once(found, kind[:-1], wanted, set(own)))


def script_ids(script, element, kind, also=()):
    """The IDs of an element of an archive's script, whose name says what it contains."""
    found = []
    for what, item in dialects.script_items(script, element):
        if what == "tweet":
            found.extend(_item_ids(item, kind, also))
        elif what == "header" and kind != "messages":
            found.append(dialects.own(item, "tweet_id" if kind == "tweets" else "user_id"))
        elif what == "like" and kind == "tweets" and "liked" in also:
            found.append(dialects.own(item, "tweetId"))
        elif what == "listed" and kind == "users":
            found.append(dialects.own(item, "accountId"))
        elif what == "message" and kind == "messages":
            found.append(dialects.own(item, "id"))
    return [value for value in found if value is not None]


def record_ids(value, kind, also=(), script=None):
    """The IDs of one framed record, of a kind of `ROLES`, with the roles in `also`."""
    if script:
        return script_ids(script, value, kind, also)
    if isinstance(value, dict) and dialects.event_messages(value):
        events = dialects.event_messages(value) if kind == "messages" else []
        return [event["id"] for event in events]
    if isinstance(value, dict) and "for_user_id" in value:
        users = dialects.webhook_users(value) if kind == "users" and "included" in also else ()
        return list(users)
    if dialects.is_activity(value):
        return _activity_ids(value, kind, also) if kind != "messages" else []
    if kind == "messages":
        return _message_ids(value)
    if scrapers.form(value) is not None:
        return _scraped_ids(value, kind, also)
    if scrapers.is_user(value):
        return [i for i in [shapes.twin(value, "id")] if i and kind == "users"]
    captured = web.records(value)
    if captured is not None:
        return _captured_ids(captured, kind, also)
    if shapes.is_page(value):
        return _page_ids(value, kind, also)
    if isinstance(value, dict) and isinstance(value.get("ids"), list):
        return _listed_ids(value) if kind == "users" else []
    found = []
    for item in shapes.bare_records(value):
        if shapes.is_page(item):
            found.extend(_page_ids(item, kind, also))
        else:
            found.extend(_item_ids(item, kind, also))
    return found


def main(arguments):
    parser = argparse.ArgumentParser(description="Prints the IDs of tweets, users or messages.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--ids", choices=sorted(ROLES), default="tweets")
    parser.add_argument("--also", default="", metavar="ROLE,...")
    options = parser.parse_args(arguments)
    also = tuple(filter(None, options.also.split(",")))
    if not set(also) <= set(ROLES[options.ids]):
        known = ", ".join(ROLES[options.ids]) or "none"
        parser.error(f"--also: the roles of {options.ids} are: {known}")
    for path in options.files:
        for record in read_records(path):
            for value in record_ids(record.value, options.ids, also, record.script):
                sys.stdout.write(value + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    run(main)
