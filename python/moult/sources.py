"""What can be read: paths, open files, bytes, and iterables of bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Any, Union

from ._moult import Job
from .errors import UsageError

Path = Union[str, "os.PathLike[str]"]
Bytes = Union[bytes, bytearray, memoryview]
Source = Union[Path, Bytes, IO[bytes], Iterable[Path], Iterable[Bytes]]

_CHUNK = 1 << 20
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Input:
    """A source that was looked at. `attach` adds it to a job, and can do so again where `again` is true."""

    def __init__(self, attach: Callable[[Job], None], again: bool) -> None:
        self._attach = attach
        self.again = again
        self._used = False

    def attach(self, job: Job) -> None:
        """Adds the source to a job.

        Raises UsageError where it was read before and cannot be read again.
        """
        if self._used and not self.again:
            raise UsageError(
                "This source can be read once, and was. Open it again, or keep the result of to_arrow().", "read-once"
            )
        self._used = True
        self._attach(job)


def look(source: Source) -> Input:
    """Finds out what a source is. Raises UsageError where it is nothing that can be read."""
    if isinstance(source, (str, os.PathLike)):
        return paths_of([source])
    if isinstance(source, bytes):
        return Input(lambda job: job.add_bytes("bytes", source), True)
    if isinstance(source, (bytearray, memoryview)):
        return Input(lambda job: job.add_chunks("bytes", _slices(source)), True)
    if hasattr(source, "read"):
        return Input(lambda job: job.add_chunks("file", _reads(source)), False)
    if isinstance(source, (list, tuple)):
        return _items(source)
    if isinstance(source, Iterable):
        return Input(lambda job: _first(iter(source)).attach(job), iter(source) is not source)
    raise UsageError("A source is a path, a list of paths, an open file, bytes, or an iterable of bytes.", "source")


def _items(items: Any) -> Input:
    if not items:
        raise UsageError("The list of sources is empty.", "no-source")
    if isinstance(items[0], (str, os.PathLike)):
        return paths_of(items)
    return Input(lambda job: job.add_chunks("chunks", _chunks(items)), True)


def _first(items: Iterator[Any]) -> Input:
    """Looks at the first of the items: paths, as of Path.glob, or chunks."""
    for first in items:
        rest = chain([first], items)
        if isinstance(first, (str, os.PathLike)):
            return paths_of(list(rest))
        return Input(lambda job: job.add_chunks("chunks", _chunks(rest)), False)
    return Input(lambda job: job.add_bytes("chunks", b""), False)


def paths_of(paths: list[Path]) -> Input:
    """A source of files. Raises UsageError where one is no path."""
    encoded = [path_bytes(path) for path in paths]

    def attach(job: Job) -> None:
        for path in encoded:
            job.add_path(path)

    return Input(attach, True)


def path_bytes(path: Any) -> bytes:
    """A path as the library takes it. Raises UsageError where it is none."""
    if not isinstance(path, (str, os.PathLike)):
        raise UsageError("A list of sources has paths alone, or bytes alone.", "source")
    text = os.fspath(path)
    if not isinstance(text, str):
        raise UsageError("A path is a str or an os.PathLike of str.", "source")
    # The text of a record would be part of the message that there is no such file.
    if "\n" in text or "\0" in text or text.lstrip().startswith(("{", "[{")):
        raise UsageError("A str is the path of a file. Give the text of records as bytes: text.encode().", "text-as-path")
    if _URL.match(text):
        raise UsageError("Nothing is read from the network. Download the file first.", "url")
    return os.fsencode(text)


def _reads(file: Any) -> Iterator[bytes]:
    while True:
        chunk = file.read(_CHUNK)
        if isinstance(chunk, str):
            raise UsageError('The file is open as text. Open it with mode "rb".', "text-file")
        if not chunk:
            return
        yield bytes(chunk)


def _slices(value: bytearray | memoryview) -> Iterator[bytes]:
    view = memoryview(value).cast("B")
    for start in range(0, len(view), _CHUNK):
        yield bytes(view[start : start + _CHUNK])


def _chunks(items: Iterable[Any]) -> Iterator[bytes]:
    for item in items:
        if isinstance(item, bytes):
            yield item
        elif isinstance(item, (bytearray, memoryview)):
            yield bytes(item)
        else:
            raise UsageError("The source has an item that is not bytes.", "source-item")
