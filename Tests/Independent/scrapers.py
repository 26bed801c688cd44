"""Tweets of scrapers: snscrape, twscrape, twint, twitterscraper, GetOldTweets3, twitter-scraper (Go), Apify's actors.

Each has keys of its own. Here a tweet is recognised by a few of them together; the roles are those of `roles`.
"""

import re

from shapes import digits, twin

_PERMALINK = re.compile(r"https?://(?:www\.)?(?:twitter|x)\.com/\w{1,20}/status(?:es)?/([0-9]{1,20})")

# For each scraper: keys that its tweets have, the key of the tweet's ID, and what other keys refer to.
_FORMS = [
    (("rawContent", "url"), "id", {"user": "user", "username": None}),
    (("content", "date", "url"), "id", {"user": "user"}),
    (("tweet", "likes_count", "username"), "id", {"user_id": "author"}),
    (("tweet_id", "timestamp_epochs", "screen_name"), "tweet_id", {"user_id": "author"}),
    (("fullname", "user", "text"), "id", {}),
    (("favorites", "username", "text"), "id", {"author_id": "author"}),
    (("TimeParsed", "PermanentURL"), "ID", {"UserID": "author"}),
    (("conversationId", "createdAt", "text"), "id", {"author": "user"}),
]
_TWEETS = {
    "quotedTweet": "quoted", "quoted_tweet": "quoted", "quote": "quoted", "QuotedStatus": "quoted",
    "retweetedTweet": "retweeted", "retweeted_tweet": "retweeted", "retweet": "retweeted",
    "RetweetedStatus": "retweeted", "InReplyToStatus": "replied",
}
_TWEET_IDS = {
    "inReplyToTweetId": "replied", "inReplyToId": "replied", "parent_tweet_id": "replied",
    "InReplyToStatusID": "replied", "QuotedStatusID": "quoted", "quoteId": "quoted",
    "RetweetedStatusID": "retweeted", "retweetId": "retweeted", "retweet_id": "retweeted",
}
_USERS = {
    "inReplyToUser": "replied", "reply_to": "replied", "reply_to_users": "replied",
    "mentionedUsers": "mentioned", "mentions": "mentioned", "Mentions": "mentioned",
}
_USER_IDS = {"user_rt_id": "retweeted", "inReplyToUserId": "replied"}


def form(value):
    """The form of a tweet of a scraper, or None."""
    if not isinstance(value, dict) or value.get("type") == "mock_tweet":
        return None
    return next((f for f in _FORMS if all(key in value for key in f[0])), None)


def is_user(value):
    """Whether it is a user of snscrape or twscrape."""
    return isinstance(value, dict) and "displayname" in value and "username" in value


def references(value, role="own"):
    """The references of a tweet, as `roles` yields them, in the order of the bytes."""
    found = form(value)
    if found is None:
        return
    _, own, others = found
    told = False
    for key, inner in value.items():
        if key in (own, own + "_str"):
            if not told:
                yield "tweet", role, twin(value, own)
            told = True
        elif others.get(key) == "author":
            yield "user", role, digits(inner)
        elif others.get(key) == "user" and isinstance(inner, dict):
            yield "user", role, twin(inner, "id")
        elif key in _TWEETS and isinstance(inner, dict):
            yield from references(inner, _TWEETS[key])
        elif key in _TWEET_IDS and inner:
            yield "tweet", _TWEET_IDS[key], digits(inner)
        elif key in _USER_IDS and inner:
            yield "user", _USER_IDS[key], digits(inner)
        elif key in _USERS:
            for who in inner if isinstance(inner, list) else [inner]:
                if isinstance(who, dict):
                    yield "user", _USERS[key], twin(who, "id") or digits(who.get("ID"))
        elif key == "quote_url" and isinstance(inner, str):
            match = _PERMALINK.fullmatch(inner)
            yield "tweet", "quoted", match and match.group(1)
