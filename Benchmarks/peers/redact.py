"""redact.py CLOSED FILE: the members that moult's policy strict keeps of v1.1 tweets, with orjson.

CLOSED is moult's closed lists, as closed.py writes them. Members that are null are left out.
"""

import sys

import orjson

with open(sys.argv[1], "rb") as file:
    CLOSED = orjson.loads(file.read())


def keep(value):
    return value


def one_of(words):
    return lambda value: value if value in words else None


def power(count):
    return 10 ** (len(str(count)) - 1) if count else 0


# A time is "Sat May 15 13:00:20 +0000 2077".
def hour(made):
    return made[:14] + "00:00" + made[19:]


def hour_of_milliseconds(made):
    return str(int(made) // 3_600_000 * 3_600_000)


def year(made):
    return made[26:]


def source(anchor):
    name = anchor[anchor.index(">") + 1 : -4] if anchor.startswith("<a ") else anchor
    return name if name in CLOSED["source"] else "other"


def countries(codes):
    return [code for code in codes if code in CLOSED["country"] or code in CLOSED["withheld"]]


def object_of(wanted):
    """A function that gives what is kept of an object; nothing where that is nothing."""
    items = wanted.items()

    def apply(value):
        kept = {}
        for key, make in items:
            inner = value.get(key)
            if inner is not None and (made := make(inner)) is not None:
                kept[key] = made
        return kept or None

    return apply


def list_of(make):
    return lambda values: [kept for value in values if (kept := make(value))] or None


FLAGS = ["protected", "verified", "geo_enabled", "contributors_enabled", "is_translator"]
FLAGS += ["default_profile", "default_profile_image"]
COUNTS = ["followers_count", "friends_count", "listed_count", "favourites_count", "statuses_count"]
USER = dict.fromkeys(FLAGS, keep) | dict.fromkeys(COUNTS, power)
USER |= {"created_at": year, "lang": one_of(CLOSED["language"]), "withheld_in_countries": countries}

MEDIA = object_of({"media": list_of(object_of({"type": keep}))})
ENTITIES = {"entities": MEDIA, "extended_entities": MEDIA}
PLACE = {"country_code": one_of(CLOSED["country"]), "place_type": keep}

TWEET = dict.fromkeys(["truncated", "is_quote_status", "possibly_sensitive", "filter_level"], keep)
COUNTS = ["quote_count", "reply_count", "retweet_count", "favorite_count"]
TWEET |= dict.fromkeys(COUNTS, power) | ENTITIES
TWEET |= {"created_at": hour, "timestamp_ms": hour_of_milliseconds, "source": source}
TWEET |= {"lang": one_of(CLOSED["language"]), "withheld_in_countries": countries}
TWEET |= {"user": object_of(USER), "place": object_of(PLACE), "extended_tweet": object_of(ENTITIES)}
# The object's own items are looked at when it is applied: a tweet can hold a tweet.
tweet = object_of(TWEET)
TWEET |= {"retweeted_status": tweet, "quoted_status": tweet}


def main(path, make):
    write = sys.stdout.buffer.write
    with open(path, "rb") as lines:
        for line in lines:
            if line.isspace():
                continue
            record = orjson.loads(line)
            if "id_str" in record:
                write(orjson.dumps(make(record), option=orjson.OPT_APPEND_NEWLINE))


if __name__ == "__main__":
    main(sys.argv[2], tweet)
