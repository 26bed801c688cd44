"""The package gives what the command gives."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import command

import moult


def ids(path: Path) -> list[int]:
    try:
        return list(moult.dehydrate(path))
    except moult.NoRecordError:
        return []


def lines(path: Path, shape: str) -> list[bytes]:
    try:
        return [line for line in moult.redact(path, shape=shape).lines() if line]
    except moult.NoRecordError:
        return []


def compare(path: Path) -> None:
    assert ids(path) == list(map(int, command("dehydrate", path).split()))
    for shape in ("own", "flat"):
        assert lines(path, shape) == command("redact", "--shape", shape, path).splitlines()


def test_samples(sample: Path) -> None:
    compare(sample)
    for line, record in zip(moult.redact(sample).lines(), moult.redact(sample)):
        assert json.loads(line) == record


def test_tables(sample: Path) -> None:
    expected = command("aggregate", "--by", "lang", "--count", "tweets,users", sample)
    assert moult.aggregate(sample, by="lang", count=["tweets", "users"]).text("csv").encode() == expected
