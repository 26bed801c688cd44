#!/usr/bin/env python3
"""check.py SIZE: holds the output of every program against that of moult, on the first lines or all of them."""

import json
import shlex
import subprocess
import sys

from cases import DATA, ONE_THREAD, all_cases


def output(case, size):
    # A table needs more tweets to have cells of many users.
    part = "" if case.work.check == "values" else "-first-4MB"
    path = f"{DATA}/{case.work.form}-{size}B{part}.jsonl"
    command = shlex.split(case.command.replace("FILE", path))
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if result.returncode != 0:
        sys.exit(f"{case.work.name}, {case.program} fails: {result.stderr[-500:]}")
    return result.stdout


def without_nulls(value):
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_nulls(inner) for inner in value]
    return value


def records(text):
    """The order of members, and members that are null, are left to each program."""
    return [without_nulls(json.loads(line)) for line in text.splitlines()]


def counts(text):
    """Tweets by language and day, from `lang,day,tweets` or from the `tweets lang,day` of uniq."""
    cells = {}
    for line in text.splitlines():
        fields = line.split(",")
        if len(fields) == 2:
            number, language = fields[0].split()
            fields = [language, fields[1], number]
        if fields[-1].isdigit():
            cells[fields[0], fields[1]] = int(fields[2])
    return cells


def values(text):
    """Tweets by the values of a table whose last columns are tweets and users."""
    lines = [line.rsplit(",", 2) for line in text.splitlines()]
    return {cell: int(tweets) for cell, tweets, _ in lines if tweets.isdigit()}


def difference(check, ours, theirs):
    """What differs, or None."""
    if check == "ids":
        return None if ours.splitlines() == theirs.splitlines() else "other IDs"
    if check == "lines":
        there = len(theirs.splitlines())
        return None if len(ours.splitlines()) == there else "another number of records"
    if check == "values":
        # moult leaves out tags and hosts that name somebody, and tweets above a number for each user.
        there = values(theirs)
        cells = values(ours).items()
        return None if all(there.get(cell, 0) >= number for cell, number in cells) else "lower counts"
    if check == "records":
        return None if records(ours) == records(theirs) else "other records"
    # moult keeps the cells of few users to itself: only those that it prints can be compared.
    there = counts(theirs)
    cells = counts(ours).items()
    return None if all(there.get(cell) == number for cell, number in cells) else "other counts"


def main():
    size = sys.argv[1]
    expected = {}
    compared = 0
    for case in all_cases():
        if case.is_limit:
            continue
        printed = output(case, size)
        if case.program == ONE_THREAD:
            expected[case.work] = printed
            if len(printed.splitlines()) < 3:
                sys.exit(f"{case.work.name}: too little is printed to compare")
        wrong = difference(case.work.check, expected[case.work], printed)
        if wrong:
            sys.exit(f"{case.work.name}: {case.program} gives {wrong} than moult")
        compared += 1
    print(f"The outputs of {compared} commands agree")


if __name__ == "__main__":
    main()
