"""closed.py VOCABULARY: moult's closed lists as one JSON object, for the programs that redact."""

import json
import sys


def main():
    lists = {}
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in map(str.strip, lines):
            if line.startswith("["):
                name = line.strip("[]")
                lists[name] = {}
            elif line and not line.startswith("#"):
                words = [line] if name == "source" else line.split()
                lists[name].update(dict.fromkeys(words, True))
    json.dump(lists, sys.stdout, ensure_ascii=False)


main()
