#!/usr/bin/env python3
"""table.py CSV: the results as tables in Markdown."""

import sys

from results import TITLES, read

HEAD = """\
| program | seconds | MB read | MB/s | CPU seconds | peak memory | time for a byte |
|---|--:|--:|--:|--:|--:|--:|"""


def line(*fields):
    return f"| {' | '.join(fields)} |"


def result(row):
    return line(
        row["program"],
        f"{float(row['seconds']):.3f}",
        f"{int(row['bytes']) / 1e6:.0f}",
        f"{float(row['mb_per_second']):.0f}",
        f"{float(row['cpu_seconds']):.3f}",
        f"{int(row['peak_bytes']) / 1e6:.0f} MB",
        f"{float(row['ratio']):.2f}",
    )


def start(row):
    memory = f"{int(row['peak_bytes']) / 1e6:.0f} MB"
    times = [f"{float(row[kind]) * 1000:.1f}" for kind in ("seconds", "cpu_seconds")]
    return line(row["program"], *times, memory)


def in_process(row):
    return line(row["program"], f"{float(row['mb_per_second']) / 1000:.2f}")


def main():
    facts, works = read(sys.argv[1])
    rounds = next(iter(works.values()))[0]["runs"]
    print("# Measurements\n\nWritten by `make bench`; [the README](../README.md) describes what is run.\n")
    for name, value in facts.items():
        print(f"- {name}: {value}")
    print(f"\nMedians of {rounds} rounds in turn. The last column is a multiple of the time that moult")
    print("with one thread takes for a byte. Slow programs read the first lines of the file only.")
    print("Memory includes the pages of a mapped file.")
    for name, title in TITLES.items():
        print(f"\n## {title}\n\n{HEAD}")
        print(*map(result, works[name]), sep="\n")
    print("\n## Starting\n\nMedians of", works["start"][0]["runs"], "runs in turn.\n")
    print("| command | milliseconds | of CPU | peak memory |\n|---|--:|--:|--:|")
    print(*map(start, works["start"]), sep="\n")
    print("\n## In process\n\nOne thread, over bytes that are in memory; the best of five passes.\n")
    print("| simdjson | GB/s |\n|---|--:|")
    print(*map(in_process, works["in-process"]), sep="\n")


if __name__ == "__main__":
    main()
