#!/usr/bin/env python3
"""run.py SIZE ROUNDS: times everything and prints a CSV, the machine in `#` lines before it.

The programs are run in turn, not one after the other, so that a machine that slows down slows all of
them. The first round is not counted: it brings the files into memory.
"""

import csv
import os
import statistics
import subprocess
import sys

from baseline.measure import run
from cases import DATA, MOULT, ONE_THREAD, PEERS, PYTHON, all_cases
from machine import facts

ONCE = f"{DATA}/once"
STARTS = 200
COLUMNS = "work program bytes runs seconds least most cpu_seconds peak_bytes mb_per_second ratio"


def path_of(case, size):
    part = "" if case.reads == "all" else "-first-40MB"
    return f"{DATA}/{case.work.form}-{size}B{part}.jsonl"


def whole_processes(size, rounds):
    """For each case its input's size and its measurements."""
    cases = {case: [] for case in all_cases()}
    for number in range(rounds + 1):
        print(f"round {number} of {rounds}" + ("" if number else ", not counted"), file=sys.stderr)
        for case, measured in cases.items():
            result = run(ONCE, case.command.replace("FILE", path_of(case, size)))
            if number > 0:
                measured.append(result)
    return cases


def row(work, program, size, measured):
    times = [seconds for seconds, _, _ in measured]
    return {
        "work": work,
        "program": program,
        "bytes": size,
        "runs": len(times),
        "seconds": round(statistics.median(times), 6),
        "least": min(times),
        "most": max(times),
        "cpu_seconds": round(statistics.median(cpu for _, _, cpu in measured), 6),
        "peak_bytes": max(memory for _, memory, _ in measured),
    }


def with_speed(rows):
    """Adds bytes per second, and the time for a byte as a multiple of moult's with one thread."""
    ours = {}
    for each in rows:
        speed = each["bytes"] / each["seconds"]
        if each["program"] == ONE_THREAD:
            ours[each["work"]] = speed
        each["mb_per_second"] = round(speed / 1e6, 1)
        each["ratio"] = round(ours[each["work"]] / speed, 3)
        yield each


def starts():
    """The median of many starts in turn, with nothing to do or with a file of one line."""
    line = f"{DATA}/one-line.jsonl"
    commands = {
        "moult --version": f"{MOULT} --version",
        "moult dehydrate, one line": f"{MOULT} dehydrate {line}",
        "C++, simdjson On-Demand, one line": f"{DATA}/first_ids {line}",
        "jq, one line": f"jq -r .id_str {line}",
        "Python, orjson, one line": f"{PYTHON} {PEERS}/ids.py orjson v1 {line}",
    }
    measured = {name: [] for name in commands}
    for _ in range(STARTS):
        for name, command in commands.items():
            measured[name].append(run(ONCE, command))
    for name, results in measured.items():
        yield row("start", name, os.path.getsize(line), results)


def in_process(size):
    """What the C++ programs say of themselves: the least time over bytes that are in memory."""
    for form in ("v1", "v1-python", "v2-pages"):
        path = f"{DATA}/{form}-{size}B-first-40MB.jsonl"
        for name, program in [("dom-parse", "ids_dom"), ("on-demand", "ids_ondemand")]:
            command = [f"{DATA}/{program}", form[:2], "time", "1", path]
            words = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            seconds, length = float(words[1]), os.path.getsize(path)
            yield {
                "work": "in-process", "program": f"{name}, {form}", "bytes": length, "runs": 5,
                "least": seconds, "mb_per_second": round(length / seconds / 1e6, 1),
            }  # fmt: skip


def main():
    size, rounds = sys.argv[1], int(sys.argv[2])
    for name, value in facts().items():
        print(f"# {name}: {value}")
    table = csv.DictWriter(sys.stdout, COLUMNS.split(), lineterminator="\n")
    table.writeheader()
    measured = whole_processes(size, rounds)
    table.writerows(
        with_speed(
            row(case.work.name, case.program, os.path.getsize(path_of(case, size)), results)
            for case, results in measured.items()
        )
    )
    table.writerows(starts())
    table.writerows(in_process(size))


if __name__ == "__main__":
    main()
