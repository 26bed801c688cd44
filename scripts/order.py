#!/usr/bin/env python3
"""order.py [MODULE ...]: the rooms of a module have an order, and a room uses only rooms before it.

The compiler checks each room while it sees those before it and nothing else, with the arguments of the debug build, so it
finds uses of every kind: of types, functions, members of extensions. Of rooms before, it reads what the room uses.
"""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

# From left to right, as a record goes. Files that are in no room come last.
ROOMS = {
    "Moult": "Values Catalogue Projection Scrub Policy Lists Wrappers Run Record Facts Notices Unique Noise "
    "Jobs/Dehydrate Jobs/Redact Jobs/Aggregate Jobs/Explain Jobs/Comply Jobs/Share Typed",
    "MoultArrow": "Interface Columns Batches",
    "MoultLedger": "Values Quotas State Store Ledger Manifest",
    "MoultRelease": "Files Content Steps",
    "MoultIO": "System Seal Threads Containers Output",
    "MoultFiles": "Tally Host Members Run Parts Background Typed",
    "MoultC": "Failures Running Requests Handles Interface",
    "MoultCommand": "Report Arguments Batch Driver Jobs Share",
}
MANIFEST = ".build/debug.yaml"
# Options that make the compiler write something, each with the number of its arguments.
DROPPED = {
    "-emit-dependencies": 0, "-emit-module": 0, "-emit-module-path": 1, "-output-file-map": 1,
    "-incremental": 0, "-c": 0, "-enable-batch-mode": 0, "-serialize-diagnostics": 0,
    "-index-store-path": 1, "-parseable-output": 0, "-emit-objc-header": 0,
    "-emit-objc-header-path": 1, "-g": 0,
}


def arguments(module):
    """The compiler's command line for a module, and its generated sources."""
    with open(MANIFEST) as manifest:
        for line in manifest:
            if f'"-module-name","{module}"' in line and '"-c"' in line:
                words = json.loads(line.split("args:", 1)[1])
                break
        else:
            sys.exit(f"{MANIFEST} has no command for {module}; run `swift build` and then this again")
    kept, rest = [], iter(words)
    for word in rest:
        if word == "-Xcc":
            kept += [word, next(rest)]
        elif word in DROPPED:
            for _ in range(DROPPED[word]):
                next(rest)
        elif word.startswith("@"):
            with open(word[1:]) as listing:
                paths = [path.strip().strip("'\"") for path in listing if path.strip()]
            generated = [path for path in paths if "/.build/" in path]
        else:
            kept.append(word)
    return kept, generated


def sources(folder):
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (os.path.join(place, name) for name in sorted(files) if name.endswith(".swift"))


def frontend(command, path):
    """The arguments with which the compiler's driver calls the compiler for a file, without the file."""
    run = subprocess.run(command + ["-typecheck", path, "-driver-print-jobs"], capture_output=True, text=True)
    words = shlex.split(run.stdout.splitlines()[0]) if run.returncode == 0 and run.stdout else []
    if words.count(path) != 1 or words[words.index(path) - 1] != "-primary-file":
        sys.exit(f"the compiler's driver does not say how it would check {path}: {run.stderr.strip()}")
    place = words.index(path)
    return words[: place - 1] + words[place + 1 :]


def check(job):
    """The places and texts of the compiler's errors in a room."""
    module, room, command, before, own = job
    primary = [word for path in own for word in ("-primary-file", path)]
    run = subprocess.run(command + before + primary, capture_output=True, text=True)
    if run.returncode == 0:
        return []
    errors = re.findall(r"^(?:.*/)?(Sources/\S+?:\d+):\d+: error: (.*)$", run.stderr, re.MULTILINE)
    return sorted(set(errors)) or [(f"{module}/{room}", run.stderr.strip())]


def jobs(modules):
    for module in modules:
        command, generated = arguments(module)
        rooms, files = ROOMS[module].split(), list(generated)
        known = {os.path.join("Sources", module, room) for room in rooms}
        for path in sources(os.path.join("Sources", module)):
            folder = os.path.dirname(path)
            if folder != os.path.join("Sources", module) and not any(
                folder == room or folder.startswith(room + "/") for room in known
            ):
                sys.exit(f"{path}: its folder is missing in ROOMS in scripts/order.py")
        command = frontend(command, next(sources(os.path.join("Sources", module))))
        # The build has checked the last room, which sees all others.
        for room in rooms[:-1]:
            own = list(sources(os.path.join("Sources", module, room)))
            yield module, room, command, list(files), own
            files += own


def main():
    modules = sys.argv[1:] or list(ROOMS)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict.fromkeys(error for errors in pool.map(check, jobs(modules)) for error in errors)
    for place, text in found:
        print(f"{place}: uses a later room: {text}", file=sys.stderr)
    sys.exit(1 if found else 0)


main()
