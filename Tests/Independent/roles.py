"""Walks a tweet or a user and yields each reference to a tweet or a user, in byte order.

A reference is (kind, role, value): the kind is "tweet" or "user"; the role is the last one on the
path, "own" for the record itself, or None where no role has a name; the value is an ID or None.
"""

from shapes import twin

_REFERENCE_ROLES = {"retweeted": "retweeted", "quoted": "quoted", "replied_to": "replied"}
_NESTED_TWEETS = {
    "retweeted_status": "retweeted",
    "quoted_status": "quoted",
    "status": None,
    "pinned_tweet": None,
}
_ID_MEMBERS = {
    "in_reply_to_status_id": ("tweet", "replied"),
    "quoted_status_id": ("tweet", "quoted"),
    "in_reply_to_user_id": ("user", "replied"),
}


def _base(key):
    """The name that a key shares with its `_str` twin."""
    return key[:-4] if key.endswith("_str") else key


def tweet_references(tweet, role):
    """The references of a tweet that has `role`, itself among them. Linear in its size."""
    yield from _references(tweet, role, "tweet")


def user_references(user, role):
    """The references of a user that has `role`, itself among them. Linear in its size."""
    yield from _references(user, role, "user")


def _references(node, role, kind):
    told = set()
    for key, value in node.items():
        base = _base(key)
        if base == "id" or base in _ID_MEMBERS:
            if base not in told:
                told.add(base)
                yield _ID_MEMBERS.get(base, (kind, role)) + (twin(node, base),)
        elif key == "author_id":
            yield "user", role, twin(node, key)
        elif key in ("user", "author") and isinstance(value, dict):
            yield from user_references(value, role)
        elif key == "in_reply_to_user" and isinstance(value, dict):
            yield from user_references(value, "replied")
        elif key in _NESTED_TWEETS and isinstance(value, dict):
            yield from tweet_references(value, _NESTED_TWEETS[key])
        elif key == "referenced_tweets" and isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    kind_of_reference = item.get("type")
                    if not isinstance(kind_of_reference, str):
                        kind_of_reference = None
                    yield from tweet_references(item, _REFERENCE_ROLES.get(kind_of_reference))
        else:
            yield from _mentions(value, key == "entities")


def _mentions(node, in_entities):
    """The mentioned users below `node`, which count only inside `entities`."""
    if isinstance(node, list):
        for item in node:
            yield from _mentions(item, in_entities)
    elif isinstance(node, dict):
        for key, value in node.items():
            if in_entities and key in ("user_mentions", "mentions") and isinstance(value, list):
                for item in value:
                    if isinstance(item, dict):
                        yield from user_references(item, "mentioned")
            else:
                yield from _mentions(value, in_entities or key == "entities")


def included_references(includes):
    """The references of a page's `includes`, whose tweets and users have the role "included"."""
    for key, value in includes.items():
        if isinstance(value, list):
            for item in value:
                if isinstance(item, dict) and key == "tweets":
                    yield from tweet_references(item, "included")
                elif isinstance(item, dict) and key == "users":
                    yield from user_references(item, "included")
