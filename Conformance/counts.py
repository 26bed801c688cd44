#!/usr/bin/env python3
"""Counts tweets again in Python, and compares the tables of `moult aggregate` with these counts.

The inputs are the lines of v1.1 in `../shared/corpus`, where it is there, and a stream that `moult-samples` makes. Tables by
language, day, kind, hashtag and pairs of hashtags are computed twice:

- with `--unsafe-for-tests`: all cells and all numbers have to be the same;
- with protection: the cells that the rules of Documentation/tables.md leave have to be the same, with their numbers.

Nothing here is shared with the library. A hashtag that is a name in its record is left out, as in the tables.
"""

import collections
import datetime
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOULT = pathlib.Path(os.environ.get("MOULT", ROOT / ".build/release/moult"))
SAMPLES = pathlib.Path(os.environ.get("MOULT_SAMPLES", ROOT / ".build/release/moult-samples"))
CORPUS = pathlib.Path(os.environ.get("MOULT_CORPUS", ROOT.parent / "shared/corpus"))

MOST, NONE = 20, "(none)"
# Dimensions, filters and whether the last dimension is that of pairs.
TABLES = [
    (["lang"], [], False),
    (["lang", "day"], [], False),
    (["kind", "lang"], [], False),
    (["kind"], ["lang=en"], False),
    (["hashtag"], [], False),
    (["lang", "hashtag"], [], False),
    (["hashtag"], [], True),
    (["lang", "hashtag"], [], True),
]

Tweet = collections.namedtuple("Tweet", "id user lang day kind hashtag")


def names_in(value):
    """The names and handles of the users of a record, each as a tag would write it."""
    if isinstance(value, list):
        for element in value:
            yield from names_in(element)
    elif isinstance(value, dict):
        if "screen_name" in value:
            for name in (value["screen_name"], value.get("name")):
                if name:
                    yield "".join(name.split()).lower()
        for inner in value.values():
            yield from names_in(inner)


def tags_of(record):
    """The different hashtags of the tweet itself: those of the full text, where there is one."""
    whole = record.get("extended_tweet") or record
    names = set(names_in(record))
    found = []
    for tag in (whole.get("entities") or {}).get("hashtags") or []:
        word = unicodedata.normalize("NFC", tag["text"]).lower()
        if word not in names and word not in found:
            found.append(word)
    return found


def kind_of(record):
    for kind, keys in [("retweet", ["retweeted_status"]), ("quote", ["quoted_status", "quoted_status_id_str"]),
                       ("reply", ["in_reply_to_status_id_str", "in_reply_to_user_id_str"])]:
        if any(record.get(key) for key in keys):
            return kind
    return "plain"


def tweet_of(record):
    """What a record of v1.1 says; None for what is no tweet."""
    if not isinstance(record, dict) or not isinstance(record.get("user"), dict) or "id_str" not in record:
        return None
    try:
        time = datetime.datetime.strptime(record["created_at"], "%a %b %d %H:%M:%S %z %Y")
    except (KeyError, ValueError):
        return None
    return Tweet(record["id_str"], record["user"].get("id_str"), record.get("lang") or NONE, time.date().isoformat(),
                 kind_of(record), tags_of(record))


def tweets_of(path):
    """The tweets of a file of lines, each once; None where the file has anything else."""
    found = {}
    for line in path.read_bytes().splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            return None
        if not isinstance(record, dict) or list(record) in (["delete"], ["limit"], ["scrub_geo"], ["warning"]):
            continue
        tweet = tweet_of(record)
        if tweet is None:
            return None
        found.setdefault(tweet.id, tweet)
    return list(found.values())


def cells_of(tweet, by, is_paired):
    """The cells in which a tweet counts."""
    options = [tweet.hashtag if name == "hashtag" else [getattr(tweet, name)] for name in by]
    if not is_paired:
        return list(itertools.product(*options))
    pairs = itertools.combinations(sorted(tweet.hashtag), 2)
    return [(*others, *pair) for pair in pairs for others in itertools.product(*options[:-1])]


def table_of(tweets, table, most):
    """For each cell, how many tweets each user has in it; of each user the first tweets of the table count."""
    by, filters, is_paired = table
    cells, weights = collections.defaultdict(collections.Counter), collections.Counter()
    for tweet in tweets:
        if any(getattr(tweet, name) != value for name, value in (one.split("=") for one in filters)):
            continue
        # A tweet in no cell counts as one of its user, too.
        weights[tweet.user] += 1
        if weights[tweet.user] <= most:
            for cell in cells_of(tweet, by, is_paired):
                cells[cell][tweet.user] += 1
    return cells


def passes_gate(cell):
    return all(sum(character.isdigit() for character in value) < 7 or value.count("-") == 2 for value in cell)


def printed(cell, users, minimum):
    """Whether the rules let a cell be printed."""
    named = len(users) - (None in users)
    most = max((number for user, number in users.items() if user is not None), default=0)
    return named >= minimum and 2 * (most + users[None]) <= sum(users.values()) and passes_gate(cell)


def expected(tweets, table, minimum):
    """The rows of a table; all of them where there is no minimum of users."""
    cells = table_of(tweets, table, float("inf") if minimum is None else MOST)
    return {
        cell: (sum(users.values()), len(users) - (None in users)) for cell, users in cells.items()
        if (passes_gate(cell) if minimum is None else printed(cell, users, minimum))}


def rows_of(path, table, options):
    """The rows that the command prints."""
    by, filters, is_paired = table
    words = ["--by", ",".join(by[:-1] if is_paired else by)] if by[:-1] or not is_paired else []
    words += ["--pairs", by[-1]] if is_paired else []
    words += [word for one in filters for word in ("--where", one)]
    run = subprocess.run(
        [MOULT, "aggregate", *words, "--count", "tweets,users", "--format", "json", *options, path],
        capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"moult: {run.stderr}")
    names = [*by, "hashtag_2"] if is_paired else by
    rows = json.loads(run.stdout)["rows"]
    return {tuple(NONE if row[name] is None else row[name] for name in names): (row["tweets"], row["users"])
            for row in rows}


def compare(path, tweets):
    """The numbers of compared cells, all and printed, and what differs."""
    all_cells = printed_cells = 0
    for table in TABLES:
        for minimum, options in [(None, ["--unsafe-for-tests"]), (5, ["--min-users", "5"]), (10, [])]:
            ours, theirs = rows_of(path, table, options), expected(tweets, table, minimum)
            for cell in sorted({*ours, *theirs}):
                if ours.get(cell) != theirs.get(cell):
                    yield f"{path.name} {table} {' '.join(options)} {cell}: {ours.get(cell)}, Python {theirs.get(cell)}"


def main():
    inputs = []
    with tempfile.TemporaryDirectory() as folder:
        stream = pathlib.Path(folder, "stream.jsonl")
        subprocess.run([SAMPLES, "v1", "--count", "6000", "--gap", "20000", "--seed", "15", "-o", stream], check=True)
        inputs.append(stream)
        if CORPUS.exists():
            inputs += sorted(CORPUS.glob("v11-*/*.json*")) + sorted(CORPUS.glob("spritzer/*.json*"))
        else:
            print(f"{CORPUS} is not there: only the generated stream is compared")
        failures, counted = [], []
        for path in inputs:
            tweets = tweets_of(path)
            if tweets:
                counted.append(len(tweets))
                failures += compare(path, tweets)
    print(f"{len(counted)} files with {sum(counted)} tweets, {len(TABLES)} tables of each: {len(failures)} cells differ")
    for failure in failures[:10]:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
