"""count.py FILE: tweets by language and day, with orjson."""

import collections
import datetime
import sys

import orjson


def main():
    counts = collections.Counter()
    with open(sys.argv[1], "rb") as lines:
        for line in lines:
            if line.isspace():
                continue
            record = orjson.loads(line)
            if "id_str" in record:
                made = record["created_at"]
                # "Sat May 15 13:00:20 +0000 2077": the month, the day and the year.
                counts[record["lang"], made[4:11] + made[26:]] += 1
    for (lang, words), count in counts.items():
        day = datetime.datetime.strptime(words, "%b %d %Y").date()
        print(lang, day, count, sep=",")


main()
