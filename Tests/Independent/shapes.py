"""Classifies a JSON value of the platform by its keys alone: tweet, user, page, message, other.

Only the v1.1 and v2 dialects are known here; `dialects.py` has the others. What has no known shape owns no ID.
"""

import re

_DIGITS = re.compile(r"[0-9]{1,20}")

_MESSAGE_KEYS = (
    "event_type",
    "dm_conversation_id",
    "sender",
    "sender_id",
    "sender_id_str",
    "recipient",
    "recipient_id",
    "recipient_id_str",
)
_OTHER_KEYS = ("event", "for_user", "direct_message", "delete", "verb", "actor")
_LIST_KEYS = ("slug", "member_count", "subscriber_count")
_TWEET_KEYS = (
    "text",
    "full_text",
    "author_id",
    "edit_history_tweet_ids",
    "in_reply_to_status_id",
    "retweeted_status",
    "quoted_status_id",
    "referenced_tweets",
)


def has_any(value, keys):
    return any(key in value for key in keys)


def digits(value):
    """The ID that a string or a number literal is, or None: 1 to 20 decimal digits, no sign, no
    fraction, no exponent."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return str(value)
    return None


def twin(node, key):
    """The ID under `key` and `key` + `_str`, which are one: the string wins where it is proper."""
    text = node.get(key + "_str")
    if type(text) is str and digits(text):
        return text
    return digits(node.get(key))


def is_user(value):
    return isinstance(value, dict) and has_any(value, ("screen_name", "username"))


def is_message(value):
    """A direct message of v1.1, or a DM event of v2."""
    if not isinstance(value, dict):
        return False
    if "event_type" in value:
        return True
    return "text" in value and (
        has_any(value, ("sender_id", "sender_id_str"))
        and has_any(value, ("recipient_id", "recipient_id_str"))
    )


def is_tweet(value):
    """A tweet of v1.1, or a tweet of v2, flattened or not; whether its ID is sound or not."""
    if not isinstance(value, dict) or is_user(value):
        return False
    if has_any(value, _MESSAGE_KEYS) or has_any(value, _OTHER_KEYS) or has_any(value, _LIST_KEYS):
        return False
    if has_any(value, _TWEET_KEYS):
        return True
    return isinstance(value.get("user"), dict) and has_any(value, ("id", "id_str"))


def is_page(value):
    """A v2 response, with its parts in `data`, `includes`, `errors`, `meta`."""
    if not isinstance(value, dict) or is_tweet(value) or is_user(value):
        return False
    return isinstance(value.get("data"), (dict, list)) or isinstance(value.get("includes"), dict)


def page_items(page):
    """The items in `data`, which is an object or an array."""
    data = page.get("data")
    if isinstance(data, list):
        return [item for item in data if isinstance(item, dict)]
    return [data] if isinstance(data, dict) else []


def bare_records(value):
    """The tweets, users and messages in a v1.1 document, one by one.

    Follows arrays, `{statuses}`, `{results}`, `{users}` and the lookup map `{id: {"<id>": tweet}}`;
    anything else is itself.
    """
    if isinstance(value, list):
        for item in value:
            yield from bare_records(item)
        return
    if not isinstance(value, dict) or is_tweet(value) or is_user(value) or is_page(value):
        yield value
        return
    for key in ("statuses", "results", "users"):
        if isinstance(value.get(key), list):
            yield from (item for item in value[key] if isinstance(item, dict))
            return
    lookup = value.get("id")
    if isinstance(lookup, dict):
        yield from (item for item in lookup.values() if isinstance(item, dict))
        return
    yield value
