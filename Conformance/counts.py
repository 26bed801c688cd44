#!/usr/bin/env python3
"""Counts tweets again in Python, and compares the tables of `moult aggregate` with these counts.

The inputs are the lines of v1.1 in `../shared/corpus`, where it is there, and a stream that `moult-samples` makes. Tables by
language, day, kind, hashtag and pairs of hashtags are computed twice:

- with `--unsafe-for-tests`: all cells and all numbers have to be the same;
- with protection: the cells that the rules of Documentation/tables.md leave have to be the same, with their numbers.

Nothing here is shared with the library. The tables leave a hashtag out that names somebody in its record. Which ones do is
not decided here: a cell with a hashtag that has a word in common with a name may have fewer tweets in the table.
"""

import collections
import datetime
import itertools
import json
import os
import pathlib
import re
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

Tweet = collections.namedtuple("Tweet", "id user lang day kind hashtag doubtful")


def words_of_names(value):
    """The handles and the words of the names of the users in a record."""
    if isinstance(value, list):
        for element in value:
            yield from words_of_names(element)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in ("screen_name", "name", "in_reply_to_screen_name") and isinstance(inner, str):
                yield from re.findall(r"\w+", folded(inner))
                yield "".join(re.findall(r"\w+", folded(inner)))
            else:
                yield from words_of_names(inner)
    elif isinstance(value, str):
        yield from re.findall(r"@(\w+)", folded(value))


def folded(text):
    return unicodedata.normalize("NFKC", text).casefold()


def tags_of(record):
    """The different hashtags of the tweet itself, those of the full text where there is one, and which may be names."""
    whole = record.get("extended_tweet") or record
    found = []
    for tag in (whole.get("entities") or {}).get("hashtags") or []:
        word = unicodedata.normalize("NFC", tag["text"]).lower()
        if word not in found:
            found.append(word)
    words = set(words_of_names(record))
    # Scripts without spaces have no words.
    words = {word for word in words if len(word) > 1} | {c for word in words for c in word if not c.isascii()}
    doubtful = {tag for tag in found if tag[-1].isdigit() or record["user"].get("protected")
                or any(word in folded(tag) or len(tag) > 2 and folded(tag) in word for word in words)}
    return found, doubtful


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
                 kind_of(record), *tags_of(record))


def records_of(path):
    """The records of a document, of an array or of lines; None for a file of another form."""
    text = path.read_bytes()
    for parts in ([text], text.splitlines()):
        try:
            values = [json.loads(part) for part in parts if part.strip()]
        except ValueError:
            continue
        return [one for value in values for one in (value if isinstance(value, list) else [value])]
    return None


def tweets_of(path):
    """The tweets of a file, each once; None where the file has anything else."""
    found = {}
    for record in records_of(path) or []:
        if isinstance(record, dict) and len(record) == 1:  # A notice of the stream.
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


def passes(tweet, name, value):
    return value in tweet.hashtag if name == "hashtag" else getattr(tweet, name) == value


def table_of(tweets, table, most):
    """For each cell, how many tweets each user has in it; of each user the first tweets of the table count."""
    by, filters, is_paired = table
    cells, weights = collections.defaultdict(collections.Counter), collections.Counter()
    for tweet in tweets:
        if not all(passes(tweet, *one.split("=")) for one in filters):
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
    rows = {cell for cell, users in cells.items()
            if (passes_gate(cell) if minimum is None else printed(cell, users, minimum))}
    required = [one.split("=")[1] for one in table[1] if one.startswith("hashtag=")]
    if required and minimum is not None:
        # Every tweet has the hashtag, so that its cell less another one is a cell as well.
        whole = (required[0],)
        rows = {cell for cell in rows if cell == whole or whole not in rows
                or is_hidden(cells[whole], cells[cell], minimum)}
    return {cell: (sum(cells[cell].values()), len(cells[cell]) - (None in cells[cell])) for cell in rows}


def is_hidden(whole, part, minimum):
    """Whether the rest of a cell without another one is empty, or could be printed."""
    rest = whole - part
    return not 1 <= len(whole) - len(part) < minimum and (not rest or printed((), rest, minimum))


def analysis_of(tables, minimum):
    """The tables as a file of an analysis; JSON is YAML."""
    described = {}
    for number, (by, filters, is_paired) in enumerate(tables):
        described[f"t{number}"] = {
            "by": by[:-1] if is_paired else by, **({"pairs": by[-1]} if is_paired else {}), "where": filters,
            "count": ["tweets", "users"], **({"min-users": minimum} if minimum else {})}
    return json.dumps({"tables": described})


def rows_of(path, tables, minimum):
    """The rows that the command prints of each table of a run."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as analysis:
        analysis.write(analysis_of(tables, minimum))
        analysis.flush()
        run = subprocess.run(
            [MOULT, "aggregate", "--analysis", analysis.name, "--format", "json", path,
             *([] if minimum else ["--unsafe-for-tests"])], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"moult: {run.stderr}")
    for (by, _, is_paired), line in zip(tables, run.stdout.splitlines()):
        names = [*by, "hashtag_2"] if is_paired else by
        yield {tuple(NONE if row[name] is None else row[name] for name in names): (row["tweets"], row["users"])
               for row in json.loads(line)["rows"]}


def is_same(mine, other, minimum):
    """Whether two rows agree. With protection, more than 1,024 users are a lower bound: three errors of 3 % less, rounded."""
    if minimum and mine and other and mine[0] == other[0] and other[1] > 1024:
        return 0.75 * other[1] <= mine[1] <= other[1]
    return mine == other


def compare(path, tweets, counted):
    """What differs in the tables of a file. `counted` has the numbers of equal cells, and of those in doubt."""
    doubtful = {tag for tweet in tweets for tag in tweet.doubtful}
    common = collections.Counter(tag for tweet in tweets for tag in tweet.hashtag if tag not in doubtful)
    tables = TABLES + [(["hashtag"], [f"hashtag={tag}"], False) for tag, _ in common.most_common(3)]
    runs = [(tables, None)]
    if len(tweets) > 50:
        # In a run of several tables more is held back.
        runs += [([table], minimum) for table in tables for minimum in (5, 10)]
    for tables, minimum in runs:
        for table, ours in zip(tables, rows_of(path, tables, minimum)):
            theirs = expected(tweets, table, minimum)
            for cell in {*ours, *theirs}:
                mine, other = ours.get(cell), theirs.get(cell)
                if not doubtful.isdisjoint(cell):
                    is_right = minimum is not None or mine is None or mine <= other
                    counted["in doubt"] += 1
                else:
                    is_right = is_same(mine, other, minimum)
                    counted["printed" if minimum else "unprotected"] += is_right
                if not is_right:
                    yield f"{path.name} {table} {minimum} {cell}: {mine}, Python {other}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        stream = pathlib.Path(folder, "stream.jsonl")
        subprocess.run([SAMPLES, "v1", "--count", "6000", "--gap", "20000", "--seed", "15", "-o", stream], check=True)
        inputs = [stream]
        if CORPUS.exists():
            inputs += sorted(CORPUS.glob("v11-*/*.json"))
        else:
            print("The corpus is not there: skipped, only the generated stream is compared")
        counted, failures = collections.Counter(), []
        for path in inputs:
            tweets = tweets_of(path)
            if tweets:
                counted["files"] += 1
                counted["tweets"] += len(tweets)
                failures += compare(path, tweets, counted)
    print(", ".join(f"{number} {name}" for name, number in counted.items()) + f": {len(failures)} cells differ")
    for failure in failures[:10]:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures or counted["printed"] < 100 else 0)


if __name__ == "__main__":
    main()
