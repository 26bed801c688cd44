"""The dialects beside v1.1 and v2: activities, archives, events of messages, notices of compliance.

Known from their descriptions alone. An ID is taken from an activity by its exact form, and from an
archive only where the name of the script says what its elements are.
"""

import re

import roles
from shapes import digits, twin

_TAG = re.compile(r"tag:search\.twitter\.com,2005:([0-9]{1,20})")
_USER = re.compile(r"id:twitter\.com:([0-9]{1,20})")
_PERMALINK = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/[A-Za-z0-9_]{1,20}/status(?:es)?/([0-9]{1,20})"
)
_TWEETS = ("YTD.tweet", "YTD.tweets", "Grailbird.tweets")
_LISTED = ("follower", "following", "blocking", "muting")
_MESSAGES = re.compile(r"YTD\.direct_messages?(?:_group)?(?:_headers)?")


def _whole(pattern, value):
    found = pattern.fullmatch(value) if isinstance(value, str) else None
    return found and found.group(1)


def _object(value, key):
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def is_activity(value):
    """A tweet or share; a notice has a verb of its own."""
    return isinstance(value, dict) and value.get("verb") in ("post", "share") and "actor" in value


def activity_references(activity, role):
    """The references of an activity, as `roles` yields them, in the order of the bytes."""
    for key, value in activity.items():
        if key == "id":
            yield "tweet", role, _whole(_TAG, value)
        elif key == "actor" and isinstance(value, dict):
            yield "user", role, _whole(_USER, value.get("id"))
        elif key == "object" and isinstance(value, dict) and "verb" in value:
            yield from activity_references(value, "retweeted")
        elif key == "twitter_quoted_status" and isinstance(value, dict):
            yield from activity_references(value, "quoted")
        elif key == "inReplyTo" and isinstance(value, dict):
            yield "tweet", "replied", _whole(_PERMALINK, value.get("link"))
        elif key in ("twitter_entities", "twitter_extended_entities"):
            yield from _mentioned(value)
        elif key == "long_object" and isinstance(value, dict):
            for entities in value.values():
                yield from _mentioned(entities)


def _mentioned(entities):
    mentions = entities.get("user_mentions") if isinstance(entities, dict) else None
    for mention in mentions or ():
        yield from roles.user_references(mention, "mentioned")


def script_items(script, element):
    """The content of an element of an archive's script: pairs of a kind and an object."""
    if not isinstance(element, dict):
        return
    if script in _TWEETS:
        yield "tweet", _object(element, "tweet") or element
    elif script == "YTD.tweet_headers":
        yield "header", _object(element, "tweet")
    elif script == "YTD.like":
        yield "like", _object(element, "like")
    elif script in ("YTD.follower", "YTD.following", "YTD.block", "YTD.mute"):
        for key in _LISTED:
            if key in element:
                yield "listed", element[key]
    elif _MESSAGES.fullmatch(script):
        for entry in _object(element, "dmConversation").get("messages") or ():
            for key in ("messageCreate", "welcomeMessageCreate"):
                if key in entry:
                    yield "message", entry[key]


def event_messages(value):
    """The messages of Account Activity and of lists of events."""
    found = value.get("direct_message_events") or value.get("events") or [value.get("event")]
    return [e for e in found if isinstance(e, dict) and "message_create" in e]


def webhook_users(value):
    """The IDs of the users in Account Activity, which are keys."""
    users = value.get("users") if "for_user_id" in value else None
    for user in users.values() if isinstance(users, dict) else ():
        yield twin(user, "id")


def own(value, key):
    return digits(value.get(key))
