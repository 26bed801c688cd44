"""Each kind of source gives the same IDs."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import moult

KINDS: dict[str, Callable[[Path, bytes], Any]] = {
    "str": lambda path, data: str(path),
    "path": lambda path, data: path,
    "list": lambda path, data: [path],
    "glob": lambda path, data: path.parent.glob(path.name),
    "file": lambda path, data: path.open("rb"),
    "bytes": lambda path, data: data,
    "bytearray": lambda path, data: bytearray(data),
    "memoryview": lambda path, data: memoryview(data),
    "chunks": lambda path, data: [data[:7], b"", data[7:5000], bytearray(data[5000:])],
    "generator": lambda path, data: (data[at : at + 999] for at in range(0, len(data), 999)),
    "compressed": lambda path, data: gzip.compress(data),
}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_give_the_same_ids(kind: str, stream: Path) -> None:
    expected = list(moult.dehydrate(stream))
    assert len(expected) == 267
    assert list(moult.dehydrate(KINDS[kind](stream, stream.read_bytes()))) == expected


def test_folder(tmp_path: Path, stream: Path) -> None:
    for name in "ab":
        shutil.copy(stream, tmp_path / f"{name}.jsonl")
    assert len(list(moult.dehydrate(tmp_path))) == 2 * 267


def test_what_can_be_read_again_is(stream: Path) -> None:
    ids = moult.dehydrate(stream)
    assert list(ids) == list(ids)


def test_what_was_read_once_is_refused(stream: Path) -> None:
    with stream.open("rb") as file:
        ids = moult.dehydrate(file)
        assert len(list(ids)) == 267
        with pytest.raises(moult.UsageError) as caught:
            list(ids)
    assert caught.value.code == "read-once"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("https://example.org/canary", "url"),
        ("S3://bucket/canary", "url"),
        ('{"id":20,"text":"canary"}', "text-as-path"),
        ("canary\n", "text-as-path"),
        ([], "no-source"),
        (["a", b"canary"], "source"),
        (17, "source"),
    ],
)
def test_refused_sources(source: Any, code: str) -> None:
    with pytest.raises(moult.UsageError) as caught:
        moult.dehydrate(source)
    assert caught.value.code == code
    assert "canary" not in str(caught.value)


def test_text_file_is_refused(stream: Path) -> None:
    with stream.open() as file, pytest.raises(moult.UsageError) as caught:
        list(moult.dehydrate(file))  # type: ignore[arg-type]
    assert caught.value.code == "text-file"
