"""Captures of the web interface: results of GraphQL, `globalObjects`, and what collectors put around both.

A result is recognised by the key above it (`tweet_results`, `user_results`, …), or, where it is a whole record,
by its `rest_id` beside `legacy`. The roles of its references are those of `roles`.
"""

import roles
from shapes import digits, twin

_TWEETS = ("tweet_results", "tweet_result", "tweetResult", "tweetResults", "tweet_result_by_rest_id")
_USERS = ("user_results", "user_result", "user", "users", "user_result_by_screen_name")
_NESTED = {
    "quoted_status_result": "quoted",
    "quotedRefResult": "quoted",
    "retweeted_status_result": "retweeted",
}
_OF_USERS = ("is_blue_verified", "avatar", "affiliates_highlighted_label", "has_graduated_access")


def _list(value):
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, dict)]


def _is_visible(value):
    return isinstance(value.get("tweet"), dict) and "__typename" in value


def _is_result(value):
    return "rest_id" in value and ("legacy" in value or "core" in value)


def results(value):
    """Pairs of a kind and a result in a response, in the order of the bytes."""
    if isinstance(value, list):
        for item in value:
            yield from results(item)
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        for holder in _list(inner) if key in _TWEETS + _USERS else ():
            result = holder.get("result")
            if not isinstance(result, dict):
                continue
            if key in _TWEETS:
                if _is_visible(result) or "rest_id" in result or "legacy" in result:
                    yield "tweet", result
            elif "rest_id" in result and any(k in result for k in ("legacy", "core") + _OF_USERS):
                yield "user", result
            else:
                yield from results(result)
        if key == "tweet" and isinstance(inner, dict) and "rest_id" in inner:
            yield "tweet", inner
        elif key not in _TWEETS + _USERS + ("promotedMetadata",):
            yield from results(inner)


def records(value):
    """Pairs of a kind and a record in a framed value; None where it is no capture."""
    if isinstance(value, list):
        inner = [records(item) for item in value]
        return None if not inner or None in inner else [r for found in inner for r in found]
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("globalObjects"), dict):
        return [("global", t) for t in _list(list(value["globalObjects"].get("tweets", {}).values()))]
    if "views_count" in value and "full_text" in value:
        return [("exported", value)]
    if _is_visible(value) or ("legacy" in value and "user" in value):
        return [("tweet", value)]
    if _is_result(value):
        return [("user" if any(key in value for key in _OF_USERS) else "tweet", value)]
    if isinstance(value.get("data"), dict) and _is_result(value["data"]):
        return records(value["data"])
    if isinstance(value.get("data"), dict) and "legacy" in value["data"]:
        return records(value["data"])
    return list(results(value)) or None


def _user(holder, role):
    for key in ("user_results", "user_result"):
        for found in _list(holder.get(key)):
            yield from _user(found, role)
    if isinstance(holder.get("result"), dict):
        yield "user", role, digits(holder["result"].get("rest_id"))
    if isinstance(holder.get("user"), dict):
        yield "user", role, digits(holder["user"].get("rest_id"))


def tweet_references(tweet, role):
    """The references of a tweet, as `roles` yields them, in the order of the bytes."""
    for key, value in tweet.items():
        if key == "rest_id":
            yield "tweet", role, digits(value)
        elif not isinstance(value, dict):
            continue
        elif key == "core":
            yield from _user(value, role)
        elif key == "user":
            yield "user", role, twin(value, "id")
        elif key == "legacy":
            yield from _legacy(value, role)
        elif key in _NESTED:
            yield from tweet_references(value.get("result") or {}, _NESTED[key])
        elif key in ("tweet", "metadata"):
            yield from tweet_references(value, role)


def _legacy(legacy, role):
    for key, value in legacy.items():
        if key == "id_str":
            yield "tweet", role, digits(value)
        elif key == "user_id_str":
            yield "user", role, digits(value)
        elif key == "retweeted_status_id_str":
            yield "tweet", "retweeted", digits(value)
        elif key in _NESTED and isinstance(value, dict):
            yield from tweet_references(value.get("result") or {}, _NESTED[key])
        else:
            for kind, found, number in roles.tweet_references({key: value}, role):
                if found != role:
                    yield kind, found, number


def _exported(value):
    for key, inner in value.items():
        if key == "id":
            yield "tweet", "own", digits(inner)
        elif key == "user_id":
            yield "user", "own", digits(inner)
        elif key in ("in_reply_to", "retweeted_status", "quoted_status"):
            role = {"in_reply_to": "replied"}.get(key, key[: -len("_status")])
            yield "tweet", role, digits(inner)
        elif key == "metadata" and isinstance(inner, dict):
            yield from tweet_references(inner, "own")


def references(kind, record):
    """The references of a record of `records`."""
    if kind == "user":
        return [("user", "own", digits(record.get("rest_id")))]
    if kind == "global":
        return list(_legacy(record, "own"))
    return list(_exported(record) if kind == "exported" else tweet_references(record, "own"))
