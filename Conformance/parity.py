#!/usr/bin/env python3
"""Compares `moult dehydrate` with `twarc dehydrate` and `twarc2 dehydrate`, byte for byte.

What the two programs do (read in twarc 1.12.1 and 2.14.0):

twarc dehydrate, version 1, for v1.1 lines. It prints `id_str` of the outermost object of each
line, in order, repeated IDs repeated. A retweet or quote gives one ID, its own. A line that is
not JSON, or has no `id_str` at the top (deletes and the other control messages, keep-alives,
pages and arrays of tweets), is logged and prints nothing; the rest is still read.

twarc2 dehydrate, version 2, for v2 pages. It prints the `id` of each tweet in `data`, an array
or a single object, in order, repeated IDs repeated; what is in `includes` (the retweeted, the
quoted, the replied to) is never printed. A line without `data` and `includes` is taken for a
flattened tweet. Empty lines are passed over, and a page that holds only `errors` prints nothing.
At the first line that is anything else it stops, and what follows is not read.

Equality is claimed on clean lines:

- v1.1: a tweet (an ID as decimal digits in `id_str`, an integer in `id`, a text, a user), a
  `delete` message, or nothing but spaces; one record a line, ended by LF or CRLF;
- v2: a page whose `data` is one tweet or an array of them (decimal digits in `id`, a text), a
  flattened tweet, a page of `errors` alone, or nothing but spaces.

It is not claimed where the programs mean to differ: moult distinguishes users, direct messages, lists and
compliance events from tweets, where twarc prints the ID of whatever has one; it never prints
`None` for an `id_str` that is null; of two equal keys it takes the first, Python the last; it
reads many tweets in one v1.1 document, and goes on after a bad v2 line.

The inputs are generated with fixed seeds. Clean lines of a corpus of real files join them if it is
at ../shared/corpus; its content is never printed.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
MOULT = pathlib.Path(os.environ.get("MOULT", ROOT / ".build/release/moult"))
SAMPLES = pathlib.Path(os.environ.get("MOULT_SAMPLES", ROOT / ".build/release/moult-samples"))
TWARC1 = ROOT / ".venv/twarc1/bin/twarc"
TWARC2 = ROOT / ".venv/twarc2/bin/twarc2"

# (version of twarc, form of the samples, records, seed)
GENERATED = [
    (1, "v1", 1500, 101),
    (1, "v1", 1500, 102),
    (1, "v1-python", 1500, 103),
    (2, "v2-pages", 1500, 104),
    (2, "v2-pages", 1500, 105),
    (2, "v2-python", 1500, 106),
    (2, "v2-flat", 800, 107),
]
# (version of twarc, folder of the corpus)
CORPUS_FOLDERS = [
    (1, "spritzer"),
    (1, "v11-rest"),
    (1, "v11-stream"),
    (2, "v2-response"),
    (2, "v2-flat"),
]


NEWLINE = b"\n"


class NotClean(Exception):
    pass


def unique_pairs(pairs):
    """A JSON object as a dictionary, unless a key occurs in it twice."""
    result = dict(pairs)
    if len(result) != len(pairs):
        raise NotClean
    return result


def refuse_constant(_):
    # NaN and Infinity: Python's, not JSON's.
    raise NotClean


def parse(line):
    try:
        text = line.decode("utf-8")
        if "\r" in text.rstrip("\r\n"):
            raise NotClean
        return json.loads(
            text, object_pairs_hook=unique_pairs, parse_constant=refuse_constant
        )
    except ValueError as error:
        raise NotClean from error


def is_id(value):
    return isinstance(value, str) and value.isascii() and value.isdigit()


def is_v1_tweet(value):
    return (
        is_id(value.get("id_str"))
        and type(value.get("id")) is int
        and isinstance(value.get("user"), dict)
        and isinstance(value.get("text", value.get("full_text")), str)
    )


def is_clean_v1(value):
    if not isinstance(value, dict):
        return False
    return is_v1_tweet(value) or list(value) == ["delete"]


def is_v2_tweet(value):
    return (
        isinstance(value, dict)
        and is_id(value.get("id"))
        and isinstance(value.get("text"), str)
        and "id_str" not in value
    )


def is_clean_v2(value):
    if not isinstance(value, dict):
        return False
    if "data" in value:
        data = value["data"]
        return all(map(is_v2_tweet, data if isinstance(data, list) else [data]))
    return is_v2_tweet(value) or list(value) == ["errors"]


def clean_lines(path, version):
    """The lines of a file on which equality is claimed."""
    judge = is_clean_v1 if version == 1 else is_clean_v2
    for line in path.read_bytes().split(b"\n"):
        line += b"\n"
        try:
            if not line.strip() or judge(parse(line)):
                yield line
        except NotClean:
            pass


def run(command, folder):
    # A home of its own, so that nobody's twarc settings and keys are read.
    environment = dict(os.environ, HOME=str(folder), BEARER_TOKEN="none")
    return subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True
    )


def twarc(version, path, folder):
    if version == 1:
        program = [TWARC1, "--skip_key_validation", "--log", folder / "twarc.log"]
    else:
        program = [TWARC2, "--log", folder / "twarc2.log"]
    hidden = ["--hide-progress"] if version == 2 else []
    return run([*program, "dehydrate", *hidden, path], folder)


def compare(version, theirs, ours):
    """What differs, or None."""
    if theirs.returncode != 0:
        return f"twarc {version} exits with {theirs.returncode}"
    if version == 2 and any(
        word in theirs.stderr for word in (b"Unexpected JSON", b"Invalid JSON", b"No tweets ID")
    ):
        return "twarc 2 stopped in the middle: the line is not clean"
    # An input that gives nothing is named, with a code of its own.
    if ours.returncode != (0 if theirs.stdout else 65):
        return f"moult exits with {ours.returncode}"
    if ours.stdout == theirs.stdout:
        return None
    pairs = zip(ours.stdout.split(b"\n"), theirs.stdout.split(b"\n"))
    line = next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 0)
    counts = f"{ours.stdout.count(NEWLINE)} lines against {theirs.stdout.count(NEWLINE)}"
    return f"{counts}, the first difference in line {line}"


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def check(self, name, version, path, folder, at_least=0):
        """Compares on one file, of which twarc must print `at_least` IDs or the case proves nothing."""
        theirs = twarc(version, path, folder)
        difference = compare(version, theirs, run([MOULT, "dehydrate", path], folder))
        if difference is None and theirs.stdout.count(NEWLINE) < at_least:
            difference = f"only {theirs.stdout.count(NEWLINE)} IDs in it"
        if difference is None:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED  {name}, twarc {version}: {difference}")

    def skip(self, text):
        self.skipped += 1
        print(f"skipped {text}")


def check_generated(tally, folder):
    for version, form, count, seed in GENERATED:
        name = f"{form} --count {count} --seed {seed}"
        path = folder / f"{form}-{seed}.jsonl"
        made = run([SAMPLES, form, "--count", count, "--seed", seed, "-o", path], folder)
        if made.returncode != 0 or not path.read_bytes().strip():
            tally.failed += 1
            print(f"FAILED  {name}: moult-samples exits with {made.returncode}")
            continue
        tally.check(name, version, path, folder, at_least=count // 2)
        path.unlink()


def check_corpus(tally, folder):
    if not CORPUS.is_dir():
        tally.skip("the corpus of real files: it is not at ../shared/corpus")
        return
    unclean = 0
    for version, name in CORPUS_FOLDERS:
        for path in sorted((CORPUS / name).glob("*.json*")):
            lines = [] if path.suffix == ".gz" else list(clean_lines(path, version))
            if not any(line.strip() for line in lines):
                unclean += 1
                continue
            copy = folder / "corpus.jsonl"
            copy.write_bytes(b"".join(lines))
            tally.check(f"{name}/{path.name}, {len(lines)} lines", version, copy, folder)
    print(f"Left out: {unclean} corpus files in which no line is clean")


def main():
    for tool in (MOULT, SAMPLES, TWARC1, TWARC2):
        if not tool.exists():
            sys.exit(f"{tool} is missing: run `make conformance`, which makes it")
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_generated(tally, folder)
        check_corpus(tally, folder)
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
