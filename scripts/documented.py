#!/usr/bin/env python3
"""documented.py: how many declarations of each module have a documentation comment.

In a library, public and package declarations count; in the modules in ALL, types and functions that are not private too.
What satisfies a protocol in an extension made for it inherits the protocol's comment and does not count, nor do
the cases of an enumeration whose raw value is their meaning. Exits with 1 where a module is below LEAST.
"""
import os
import re
import sys

LEAST = 95
ALL = {"MoultCommand", "MoultLedger", "MoultRelease"}
ATTRIBUTES = r"(?:@\w+(?:\([^)]*\))?\s+)*"
MODIFIERS = r"(?:(?:static|class|final|mutating|nonmutating|consuming|borrowing|nonisolated|unsafe|override|indirect|weak|lazy|private\(set\)|package\(set\))\s+)*"
KINDS = r"(?P<kind>struct|class|enum|protocol|actor|typealias|func|var|let|init|subscript|case)\b"
SEEN = re.compile(r"^\s*" + ATTRIBUTES + r"(?P<access>public|package|open)\s+" + MODIFIERS + KINDS)
INNER = re.compile(r"^\s*" + ATTRIBUTES + MODIFIERS + r"(?P<kind>struct|class|enum|protocol|actor|func)\s+\w")
CONFORMS = re.compile(r"^(?:\w+\s+)*extension\s+[\w.<>]+\s*:")


def declarations(path, takes_all):
    """The line of each declaration that counts, and whether a comment precedes it."""
    conforming, commented, found = False, False, []
    for number, line in enumerate(open(path), 1):
        bare = line.strip()
        if line.startswith(("extension", "public extension", "@retroactive")) or CONFORMS.match(line):
            conforming = bool(CONFORMS.match(line))
        elif line.startswith("}"):
            conforming = False
        if bare.startswith("///") or bare.endswith("*/"):
            commented = True
            continue
        if bare.startswith("@") and not re.search(r"\b(func|var|let|init|struct|class|enum)\b", bare):
            continue
        match = SEEN.match(line) or (takes_all and INNER.match(line))
        if match and not conforming and " override " not in line:
            found.append((number, commented))
        commented = False
    return found


def main():
    below = False
    missing = "--missing" in sys.argv
    for module in sorted(os.listdir("Sources") + [f"../Tools/{name}" for name in os.listdir("Tools")]):
        total = commented = 0
        for place, _, files in os.walk(os.path.join("Sources", module)):
            for name in files:
                if not name.endswith(".swift"):
                    continue
                path = os.path.normpath(os.path.join(place, name))
                for number, has in declarations(path, module in ALL):
                    total, commented = total + 1, commented + has
                    if missing and not has:
                        print(f"{path}:{number}")
        if total:
            percent = 100 * commented / total
            below |= percent < LEAST
            print(f"{os.path.basename(module):15} {commented:4} of {total:4}  {percent:5.1f} %")
    sys.exit(1 if below else 0)


main()
