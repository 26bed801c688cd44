"""ids.py PARSER FORM FILE: the IDs of tweets, with a Python parser of JSON: json or orjson."""

import importlib
import sys


def main():
    parser, form, path = sys.argv[1:]
    loads = importlib.import_module(parser).loads
    write = sys.stdout.write
    with open(path, "rb") as lines:
        for line in lines:
            if line.isspace():
                continue
            record = loads(line)
            if form == "v2":
                for tweet in record.get("data", ()):
                    write(tweet["id"] + "\n")
            elif "id_str" in record:
                write(record["id_str"] + "\n")


main()
