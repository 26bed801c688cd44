#!/usr/bin/env python3
"""Has twarc and twarc2 read the ID lists that `moult share ids` writes, with their own readers.

Both look tweets up a hundred at a time: `Twarc.hydrate` (1.12.1) and `Twarc2.tweet_lookup` (2.14.0) take an
open file as their commands do, and ask the platform for the IDs they read. Nothing is asked here: the call
that would is replaced by one that keeps what was asked for. What both read has to be the list itself, ID by
ID, in its order.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOULT = pathlib.Path(os.environ.get("MOULT", ROOT / ".build/release/moult"))

# Run by the Python of each version, with a list as its argument; prints the IDs that would be asked for.
READERS = {
    "twarc1": """
import json, sys
from twarc import Twarc
asked = []
class Answer:
    def json(self):
        return []
client = object.__new__(Twarc)
client.post = lambda url, data: asked.extend(data["id"].split(",")) or Answer()
list(client.hydrate(open(sys.argv[1])))
json.dump(asked, sys.stdout)
""",
    "twarc2": """
import json, sys
from twarc.client2 import Twarc2
asked = []
class Answer:
    url = ""
    def json(self):
        return {"data": []}
client = object.__new__(Twarc2)
client.metadata = False
client.get = lambda url, params: asked.extend(params["ids"].split(",")) or Answer()
list(client.tweet_lookup(open(sys.argv[1])))
json.dump(asked, sys.stdout)
""",
}


def moult(*words, **options):
    return subprocess.run([MOULT, *words], check=True, capture_output=True, **options)


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        ledger = ["--ledger", folder / "ledger"]
        moult("recipient", "add", "Lab", "--agreed", "2020-01-01", *ledger)
        samples = ["Samples/stream.jsonl", "Samples/pages.jsonl"]
        ids = moult("dehydrate", "--unique", "--apply-deletes", *samples, cwd=ROOT)
        expected = ids.stdout.decode().split()
        # The ends of what an ID can be.
        expected += ["1", str(2**53 + 1), str(2**63 - 1)]
        (folder / "list").write_text("\n".join(expected[-3:]))
        out = folder / "out"
        moult(
            "share", "ids", "--to", "Lab", *ledger, "--split", "150", "-o", out, *samples,
            folder / "list", cwd=ROOT)
        files = [out / file["name"] for file in json.loads((out / "manifest.json").read_text())["files"]]
        assert len(files) > 1 and len(expected) > 300
        for version, reader in READERS.items():
            python = ROOT / ".venv" / version / "bin" / "python"
            read = []
            for file in files:
                run = subprocess.run(
                    [python, "-c", reader, file], check=True, capture_output=True, cwd=folder)
                read += json.loads(run.stdout)
            same = read == expected
            failures += not same
            print(f"{version}: {len(read)} IDs of {len(files)} files read, "
                  + ("the same" if same else "NOT the same"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
