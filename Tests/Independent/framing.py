"""Cuts text into records, without any other reader of this project.

A text holds JSON documents in any framing: one per line, one pretty-printed, several back to back,
or one array. A record is a document that is an object; a root array whose elements are all objects
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
    """One framed record: its value, and its text in the file."""

    def __init__(self, value, text):
        self.value = value
        self.text = text

    def line(self):
        """The record as one line of bytes: verbatim where it was a line, else without the
        whitespace between tokens, so that every literal and escape survives."""
        text = self.text
        if "\n" in text or "\r" in text:
            text = _TOKEN.sub(lambda m: m.group() if m.group()[0] == '"' else "", text)
        return text.encode("utf-8")


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
    """The value at `start` and the index behind it, or None where there is no valid one."""
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
    """Yields (record, index behind it) for the array at `start`, until it ends or breaks.

    The last pair has no record: its index is behind the array, or negative (the complement of the
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
