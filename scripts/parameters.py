#!/usr/bin/env python3
"""Lists the functions and initializers that have more than six parameters; fails if there is one.

    scripts/parameters.py [FOLDER ...]          default: Sources Tools

A function with seven parameters is hard to call correctly. Group those that belong together into a value with a name.
Comments and string literals are blanked first, so that brackets and commas in them do not count.
"""

import re
import sys
from pathlib import Path

MOST = 6
DECLARATION = re.compile(r"\b(func\s+[^\s(<]+|func\s*`\w+`|init[?!]?|subscript)\s*(?=[<(])")
BLANKED = re.compile(
    r'(?P<raw>#+)"(?:""(?s:.*?)"""|[^\n]*?")(?P=raw)'
    r'|"""(?s:.*?)"""|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*(?s:.*?)\*/')
OPENING, CLOSING = "([{", ")]}"


def blank(text):
    """The text with spaces for comments and string literals, line breaks kept."""
    return BLANKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def skip_generics(code, start):
    """The index after a list of generic parameters, if there is one at `start`."""
    if code[start] != "<":
        return start
    depth = 0
    for index in range(start, len(code)):
        # An arrow's bracket closes nothing.
        if code[index] == "<":
            depth += 1
        elif code[index] == ">" and code[index - 1] != "-":
            depth -= 1
            if depth == 0:
                return index + 1
    return len(code)


def parameter_count(code, start):
    """How many parameters the list has that opens at `start`."""
    depth, count, is_empty = 0, 0, True
    for index in range(start, len(code)):
        character = code[index]
        if character in OPENING or character == "<":
            depth += 1
        elif character in CLOSING or character == ">" and code[index - 1] != "-":
            depth -= 1
            if depth == 0:
                return count + (not is_empty)
        elif depth == 1 and character == ",":
            count, is_empty = count + 1, True
            continue
        if depth >= 1 and index > start and not character.isspace():
            is_empty = False
    return count


def is_call(code, start):
    """Whether `init` at `start` is a call: `self.init(`, `.init(`, `super.init(`."""
    return code[:start].rstrip().endswith(".")


def long_lists(path):
    """The declarations of a file that have too many parameters, as line, name and count."""
    code = blank(path.read_text(encoding="utf-8"))
    for match in DECLARATION.finditer(code):
        if is_call(code, match.start()):
            continue
        # An operator like `<` is a name of its own: its list opens at the bracket.
        start = skip_generics(code, match.end())
        start = code.find("(", start)
        count = parameter_count(code, start) if start >= 0 else 0
        if count > MOST:
            name = match[1].removeprefix("func").strip()
            yield code.count("\n", 0, match.start()) + 1, name, count


def main(folders):
    broken = 0
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.swift")):
            for line, name, count in long_lists(path):
                print(f"{path}:{line}: {name} has {count} parameters, at most {MOST} are allowed")
                broken += 1
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["Sources", "Tools"]))
