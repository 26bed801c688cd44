#!/usr/bin/env python3
"""leaks.py IDENTIFIERS.jsonl REDACTED.jsonl prints which identifiers occur in which redacted line.

IDENTIFIERS.jsonl is what identifiers.py prints. If it holds one record, every redacted line is held
against it (a page and all its lines); else line n against record n, and the numbers must agree, or
with --any each line against all the records. Prints {"line", "leaks": [{"kind", "value", "how"}]}
for each line that leaks. Exit status: 0 no leak, 1 a leak, 2 unusable input.

searching.py holds the rules of what counts as standing in a line.
"""

import argparse
import json
import sys

import vocabulary
from reading import ReadError, read_text, run
from searching import leaks


def _read_identifiers(path):
    """The values of each line of identifiers.py's output."""
    try:
        return [json.loads(line)["values"] for line in read_text(path).split("\n") if line.strip()]
    except (ValueError, KeyError, TypeError):
        raise ReadError(f"{path}: is not the output of identifiers.py")


def _chosen(records, lines, any_record):
    """The identifiers with which each line is compared."""
    if any_record:
        unique = {(v["kind"], v["value"]): v for values in records for v in values}
        return [list(unique.values())] * len(lines)
    if len(records) == 1:
        return records * len(lines)
    if len(records) != len(lines):
        raise ReadError(
            f"{len(records)} records but {len(lines)} redacted lines: redact the records one by one"
            " (records.py) or compare with --any"
        )
    return records


def main(arguments):
    parser = argparse.ArgumentParser(description="Finds identifiers that stand in redacted lines.")
    parser.add_argument("identifiers", metavar="IDENTIFIERS.jsonl")
    parser.add_argument("redacted", metavar="REDACTED.jsonl")
    parser.add_argument("--any", action="store_true", help="hold each line against all records")
    parser.add_argument("--vocabulary", metavar="FILE", help="more closed words, one a line")
    options = parser.parse_args(arguments)
    leaking = 0
    try:
        words = vocabulary.load(options.vocabulary)
        records = _read_identifiers(options.identifiers)
        text = read_text(options.redacted)
        lines = [line for line in text.split("\n") if line.strip()]
        for number, values in enumerate(_chosen(records, lines, options.any), 1):
            found = leaks(values, lines[number - 1], words)
            if found:
                leaking += 1
                print(json.dumps({"line": number, "leaks": found}))
    except (ReadError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    sys.stdout.flush()
    return 1 if leaking else 0


if __name__ == "__main__":
    run(main)
