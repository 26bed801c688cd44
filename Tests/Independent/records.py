#!/usr/bin/env python3
"""records.py FILE... prints every framed record on a line of its own.

A record that was one line is printed byte for byte; another one without the whitespace between its
tokens. Line n is the record n of identifiers.py.
"""

import argparse
import sys

from reading import read_records, run


def main(arguments):
    parser = argparse.ArgumentParser(description="Prints each record of JSON files on one line.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    for path in parser.parse_args(arguments).files:
        for record in read_records(path):
            sys.stdout.buffer.write(record.line() + b"\n")
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    run(main)
