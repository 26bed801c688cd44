#!/usr/bin/env python3
"""latency.py MOULT FILE [ROUNDS]: how long a record takes through a live pipe, in milliseconds.

Writes the lines of FILE one by one to each job, each when the one before has come out, and prints the
median and the longest wait from the write to the output. Lines that give no output are left out.
"""

import os
import select
import statistics
import subprocess
import sys
import time

JOBS = (["dehydrate"], ["redact", "--policy", "strict"], ["redact", "--policy", "text"])


def wait(job, line):
    """Seconds from writing a line to the first byte that comes out; None where none comes."""
    start = time.perf_counter()
    job.stdin.write(line)
    job.stdin.flush()
    if not select.select([job.stdout], [], [], 0.2)[0]:
        return None
    seconds = time.perf_counter() - start
    os.read(job.stdout.fileno(), 1 << 20)
    return seconds


def main():
    moult, path = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    with open(path, "rb") as file:
        lines = [line for _, line in zip(range(rounds), file) if b'"text"' in line]
    print(f"{'':28}{'median':>12}{'longest':>12}")
    for words in JOBS:
        job = subprocess.Popen([moult, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # The first line also pays for the start.
        wait(job, lines[0])
        waits = [seconds for line in lines[1:] if (seconds := wait(job, line)) is not None]
        job.stdin.close()
        job.wait()
        median, longest = statistics.median(waits) * 1e3, max(waits) * 1e3
        print(f"{' '.join(words):28}{median:9.2f} ms{longest:9.2f} ms")


if __name__ == "__main__":
    main()
