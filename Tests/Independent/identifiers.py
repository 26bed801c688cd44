#!/usr/bin/env python3
"""identifiers.py FILE... prints, for each record, every identifier found anywhere in it:

    {"record": 1, "values": [{"kind": "id|handle|name|url|hash", "value": "..."}]}

Record n is line n of records.py; a v2 page is one record. collecting.py says what counts.
"""

import argparse
import json
import sys

from collecting import identifiers
from reading import read_records, run


def main(arguments):
    parser = argparse.ArgumentParser(description="Prints the identifiers of each record.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    number = 0
    for path in parser.parse_args(arguments).files:
        for record in read_records(path):
            number += 1
            print(json.dumps({"record": number, "values": identifiers(record.value)}))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    run(main)
