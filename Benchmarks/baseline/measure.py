#!/usr/bin/env python3
"""measure.py ONCE ROUNDS BYTES NAME COMMAND [NAME COMMAND ...]: times commands in turn, each run by ONCE.

In turn, not one after the other, so that a machine that slows down slows all of them. Prints each
one's median time and speed, its greatest memory, and its time as a multiple of the first one's.
"""

import shlex
import statistics
import subprocess
import sys


def run(once, command):
    """Seconds, the peak of resident memory in bytes, and the seconds of all threads."""
    result = subprocess.run([once, *shlex.split(command)], stdout=subprocess.PIPE)
    if result.returncode != 0:
        sys.exit(f"{command}: failed")
    seconds, kibibytes, busy = result.stdout.split()
    return float(seconds), int(kibibytes) * 1024, float(busy)


def main():
    once, rounds, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    commands = dict(zip(sys.argv[4::2], sys.argv[5::2]))
    results = {name: [] for name in commands}
    # The first round is not counted: it brings the file into memory.
    for number in range(rounds + 1):
        for name, command in commands.items():
            result = run(once, command)
            if number > 0:
                results[name].append(result)

    baseline = None
    print(f"{'':24}{'median':>10}{'MB/s':>10}{'peak':>12}{'ratio':>8}")
    for name, measured in results.items():
        median = statistics.median(seconds for seconds, _, _ in measured)
        peak = max(memory for _, memory, _ in measured)
        baseline = baseline or median
        print(
            f"{name:24}{median:8.3f} s{size / median / 1e6:10.0f}"
            f"{peak / 1e6:9.1f} MB{median / baseline:8.2f}"
        )


if __name__ == "__main__":
    main()
