#!/usr/bin/env python3
"""archives.py SIZE ROUNDS: times compressed input and archives beside the programs that only decompress, and prints a table.

It makes the archives from the file of `make bench`. The programs are run in turn; the first round is not counted.
"""

import bz2
import gzip
import io
import os
import shutil
import statistics
import sys
import tarfile

from baseline.measure import run
from cases import DATA, MOULT

ONCE = f"{DATA}/once"
OUTPUT = f"{DATA}/archive-output"
# As many tweets as one small member has, and as many bytes as a member of a monthly archive has.
SMALL_LINES, LARGE_BYTES = 3, 5_000_000


def lines_of(path):
    with open(path, "rb") as file:
        yield from file


def pieces(path):
    """Whole lines, about as many bytes as in a file of the monthly archives."""
    piece, size = [], 0
    for line in lines_of(path):
        piece.append(line)
        size += len(line)
        if size > LARGE_BYTES:
            yield b"".join(piece)
            piece, size = [], 0
    if piece:
        yield b"".join(piece)


def tweets(path, most):
    kept = (line for line in lines_of(path) if b'"user":' in line)
    for _ in range(most):
        yield b"".join(next(kept) for _ in range(SMALL_LINES))


def write_tar(path, members, suffix):
    with tarfile.open(path + ".unfinished", "w") as tar:
        for number, content in enumerate(members):
            entry = tarfile.TarInfo(f"{number:05}.json{suffix}")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    os.rename(path + ".unfinished", path)


def make(size):
    """The archives: a gzip, a tar of bzip2, and a tar of 6,000 small members."""
    plain = f"{DATA}/v1-{size}B.jsonl"
    packed, blocks, small = (f"{DATA}/v1-{size}B{end}" for end in (".gz", "-bz2.tar", "-small.tar"))
    if not os.path.exists(packed):
        with open(plain, "rb") as file, gzip.open(packed + ".unfinished", "wb", 6) as output:
            shutil.copyfileobj(file, output, 1 << 20)
        os.rename(packed + ".unfinished", packed)
    if not os.path.exists(blocks):
        write_tar(blocks, map(bz2.compress, pieces(plain)), ".bz2")
    if not os.path.exists(small):
        write_tar(small, tweets(plain, 6000), "")
    return packed, blocks, small


def commands(packed, blocks, small):
    ids = f"{MOULT} dehydrate -o /dev/null"
    yield "gzip", "gzip -dc alone", f"gzip -dc {packed}"
    yield "gzip", "moult dehydrate, one thread", f"{ids} --threads 1 {packed}"
    yield "gzip", "moult dehydrate, two threads", f"{ids} --threads 2 {packed}"
    yield "tar of bzip2", "tar, bzip2 -dc, moult", f"tar xOf {blocks} | bzip2 -dc | {ids}"
    yield "tar of bzip2", "moult dehydrate, one thread", f"{ids} --threads 1 {blocks}"
    yield "tar of bzip2", "moult dehydrate, two threads", f"{ids} --threads 2 {blocks}"
    yield "6,000 members", "moult dehydrate -o DIR/", f"{MOULT} dehydrate -o {OUTPUT}/ROUND/ {small}"


def main():
    size, rounds = sys.argv[1], int(sys.argv[2])
    measured = {case: [] for case in commands(*make(size))}
    shutil.rmtree(OUTPUT, ignore_errors=True)
    os.makedirs(OUTPUT)
    for number in range(rounds + 1):
        for case, results in measured.items():
            # Each round has a folder of its own, and all are removed at the end: ext4 without a journal passes over each inode
            # that was deleted within minutes, one by one, for each new file.
            result = run(ONCE, f"sh -c '{case[2].replace('ROUND', str(number))}'")
            if number > 0:
                results.append(result)
    shutil.rmtree(OUTPUT, ignore_errors=True)
    print("| input | program | seconds | CPU seconds |\n|---|---|--:|--:|")
    for (work, program, _), results in measured.items():
        seconds, cpu = (statistics.median(each[index] for each in results) for index in (0, 2))
        print(f"| {work} | {program} | {seconds:.2f} | {cpu:.2f} |")


if __name__ == "__main__":
    main()
