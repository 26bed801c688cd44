"""redact_text.py CLOSED FILE: as redact.py, and texts without mentions, links, addresses, numbers and the author's name.

With `re`; the rules are the few that such scripts have.
"""

import re
import sys

import redact

RULES = re.compile(
    r"(?P<url>https?://\S+|www\.\S+)|(?P<email>[\w.+-]+@[\w-]+\.[\w.]+)|(?P<user>@\w+)"
    r"|(?P<number>\+?\d[\d ()./-]{5,}\d)"
)
MARKS = {"url": "<url>", "email": "<email>", "user": "@user", "number": "<number>"}


def mark(found):
    return MARKS[found.lastgroup]


def scrub(text, names):
    text = RULES.sub(mark, text)
    for name in names:
        text = re.sub(re.escape(name), "<name>", text, flags=re.IGNORECASE)
    return text


def users(record):
    for key in ("retweeted_status", "quoted_status"):
        if record.get(key):
            yield from users(record[key])
    yield record["user"]


def tweet(record, names=None):
    names = names or [user[key] for user in users(record) for key in ("name", "screen_name")]
    kept = redact.tweet(record) or {}
    for key in ("text", "full_text"):
        if record.get(key):
            kept[key] = scrub(record[key], names)
    if record.get("extended_tweet"):
        kept.setdefault("extended_tweet", {})["full_text"] = scrub(
            record["extended_tweet"]["full_text"], names
        )
    for key in ("retweeted_status", "quoted_status"):
        if record.get(key):
            kept[key] = tweet(record[key], names)
    return kept


if __name__ == "__main__":
    redact.main(sys.argv[2], tweet)
