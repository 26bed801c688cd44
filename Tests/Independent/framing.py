"""Splits text into records, without any other reader of this project.

A text holds JSON documents in any framing: one per line, one pretty-printed, several back to back,
or one array; or the value of a script of a personal archive, after the first `=` of it. A record is a document that is an object; a root array whose elements are all objects
or arrays is only a frame, and its elements are the records. A document that is not valid JSON in
valid UTF-8 is skipped up to the end of the line on which it begins.

Numbers stay the text they were written as, because an ID above 2^53 must never become a float.
"""

import json
import re
import sys

_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[ \t\r\n]+', re.DOTALL)
_INVALID_BYTE = re.compile("[\udc80-\udcff]")
_SCRIPT = re.compile(
    r"(?:window\.(YTD\.\w+)\.part[0-9]+|window\.__(THAR_CONFIG)|(Grailbird)\.data\.(\w+?)(?:_\d{4}_\d\d)?"
    r"|var (\w+))\s*=",
    re.ASCII,
)


class Number(str):
    """A number literal exactly as written; `str` so that no digit is lost."""


class Object(dict):
    """A JSON object: as a dictionary it holds the first occurrence of every key, in order.

    `pairs` holds every member, duplicates too.
    """

    def __init__(self, pairs):
        super().__init__()
        self.pairs = pairs
        for key, value in pairs:
            self.setdefault(key, value)


class Record:
    """One framed record: its value and its text in the file; of a script's, also the script's name
    and what comes before the value."""

    def __init__(self, value, text):
        self.value = value
        self.text = text
        self.script = None
        self.head = ""

    def line(self):
        """The record as one line of bytes: verbatim where it was a line, else without the
        whitespace between tokens, so that every literal and escape survives. Of a script, it is a
        script with this record alone."""
        text = self.text
        if "\n" in text or "\r" in text:
            text = _TOKEN.sub(lambda m: m.group() if m.group()[0] == '"' else "", text)
        return (self.head + text).encode("utf-8")


# The readers walk records by recursion; what is nested deeper than this is skipped, not a crash.
sys.setrecursionlimit(10_000)


def _refuse_constant(_name):
    raise ValueError("NaN and Infinity are not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=Object,
    parse_int=Number,
    parse_float=Number,
    parse_constant=_refuse_constant,
)


def _decode(text, start):
    """The value at `start` and the index after it, or None where there is no valid one."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    if _INVALID_BYTE.search(text, start, end):
        return None
    return value, end


def _is_frame(value):
    return isinstance(value, list) and all(isinstance(item, (dict, list)) for item in value)


def _elements(text, start):
    """Yields (record, index after it) for the array at `start`, until it ends or breaks.

    The last pair has no record: its index is after the array, or negative (the complement of the
    place of the fault) where it broke.
    """
    place = _SPACE.match(text, start + 1).end()
    if text[place : place + 1] == "]":
        yield None, place + 1
        return
    while True:
        found = _decode(text, place)
        if found is None or not isinstance(found[0], (dict, list)):
            yield None, ~place
            return
        yield Record(found[0], text[place : found[1]]), found[1]
        place = _SPACE.match(text, found[1]).end()
        mark = text[place : place + 1]
        if mark == "]":
            yield None, place + 1
            return
        if mark != ",":
            yield None, ~place
            return
        place = _SPACE.match(text, place + 1).end()


def frame(text):
    """Yields the records of `text`, and None for every stretch that was skipped."""
    place = 1 if text.startswith("\ufeff") else 0
    script = _SCRIPT.match(text, place)
    if script is None:
        yield from _frame(text, place)
        return
    name = ".".join(filter(None, script.groups()))
    for record in _frame(text.rstrip(" \t\r\n").removesuffix(";"), script.end()):
        if record is not None:
            record.script = name
            record.head = " ".join(script.group().split()) + " "
        yield record


def _frame(text, place):
    while True:
        place = _SPACE.match(text, place).end()
        if place == len(text):
            return
        found = _decode(text, place)
        if text[place] == "[" and (found is None or _is_frame(found[0])):
            for record, end in _elements(text, place):
                if record is not None:
                    yield record
            if end >= 0:
                place = end
                continue
            place = ~end
        elif found is not None and isinstance(found[0], (dict, list)):
            yield Record(found[0], text[place : found[1]])
            place = found[1]
            continue
        yield None
        newline = text.find("\n", place)
        place = len(text) if newline < 0 else newline + 1
