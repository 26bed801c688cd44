"""count_values.py hashtag|host FILE: tweets and users by hashtag, or by host and week, with orjson.

Of a tweet that was extended, the entities are those of its whole text. Of a host, the last two labels count.
"""

import datetime
import sys
from urllib.parse import urlsplit

import orjson


def hashtags(record, entities):
    return {tag["text"].lower() for tag in entities["hashtags"]}


def hosts(record, entities):
    if not entities["urls"]:
        return ()
    # "Sat May 15 13:00:20 +0000 2077": the month, the day and the year.
    made = record["created_at"]
    year, week, _ = datetime.datetime.strptime(made[4:11] + made[26:], "%b %d %Y").isocalendar()
    names = (urlsplit(url["expanded_url"]).hostname for url in entities["urls"])
    return {f"{'.'.join(name.split('.')[-2:])},{year}-W{week:02}" for name in names if name}


def main():
    keys_of = {"hashtag": hashtags, "host": hosts}[sys.argv[1]]
    cells = {}
    with open(sys.argv[2], "rb") as lines:
        for line in lines:
            if line.isspace():
                continue
            record = orjson.loads(line)
            if "id_str" not in record:
                continue
            entities = record.get("extended_tweet", record)["entities"]
            user = record["user"]["id_str"]
            for key in keys_of(record, entities):
                cell = cells.get(key)
                if cell is None:
                    cell = cells[key] = [0, set()]
                cell[0] += 1
                cell[1].add(user)
    for key, (tweets, users) in cells.items():
        print(key, tweets, len(users), sep=",")


main()
