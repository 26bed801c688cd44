"""Tables whose inputs are on several machines: each writes a part under the key of the job, and one merges the parts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Union

from ._moult import key_destroy, key_new
from .errors import UsageError
from .run import Message, Outcome, Plan
from .settings import Setting, Words, analysis_text, words
from .sources import Path, Source, look, path_bytes, paths_of
from .tables import Tables

Analysis = Union[str, "os.PathLike[str]", Mapping[str, Any], None]


class Part:
    """A part of tables, in a file that its owner alone can read. Without the key it is unreadable."""

    def __init__(self, path: str, outcome: Outcome) -> None:
        self.path = path
        self._outcome = outcome

    @property
    def report(self) -> dict[str, Any]:
        """The counts of the run. Give away either these or the tables, since they have the number of all tweets."""
        return self._outcome.report

    @property
    def messages(self) -> list[Message]:
        """The rejected records and lost members; at most 1000 of an input, or `most_messages`."""
        return self._outcome.messages


def write_part(
    source: Source,
    part: Path,
    key: Path,
    by: Words = (),
    count: Words = (),
    where: Words = (),
    top: int | str | None = None,
    analysis: Analysis = None,
    *,
    progress: bool = False,
    **settings: Setting,
) -> Part:
    """Reads the source, and writes a part of the tables that `aggregate` would make, for `merge`.

    `part` is the file of the part, which appears when it is complete, and `key` the file that `new_key` made.
    Raises MoultError where the source, a setting, the key or a file fails, and NoRecordError where there is nothing to count;
    then there is no part.
    """
    chosen: dict[str, Setting] = {"by": by, "count": count, "where": where, "top": top}
    chosen |= {"analysis": analysis_text(analysis), "partial": _text(part), "key": _text(key), **settings}
    plan = Plan("aggregate", look(source), words(chosen), progress)
    plan.finished()
    return Part(_text(part), plan.outcome)


def merge(
    parts: Iterable[Path],
    key: Path,
    by: Words = (),
    count: Words = (),
    where: Words = (),
    top: int | str | None = None,
    analysis: Analysis = None,
    **settings: Setting,
) -> Tables:
    """The tables of all parts, in the order of their inputs: those of one run of `aggregate` over them.

    What is counted has to be what the parts count. All of them are checked before one is counted.
    Raises UsageError where one does not fit, and InputError where one was changed or cannot be read.
    """
    chosen: dict[str, Setting] = {"by": by, "count": count, "where": where, "top": top}
    chosen |= {"analysis": analysis_text(analysis), "key": _text(key), **settings}
    if isinstance(parts, (str, bytes, os.PathLike)):
        raise UsageError("The parts are a list of paths.", "source")
    plan = Plan("merge", paths_of(list(parts)), words(chosen), False)
    return Tables(plan.finished(), plan.outcome)


def new_key(path: Path) -> str:
    """Makes the key of a job in a new file that its owner alone can read, and returns its name, which says nothing about it.

    Raises MoultError where the file exists or cannot be written.
    """
    return key_new(path_bytes(path))


def destroy_key(path: Path) -> None:
    """Overwrites and removes the file of a key. Its parts are unreadable then, as far as no copy of the key exists.

    Raises MoultError where the file is no key or cannot be removed.
    """
    key_destroy(path_bytes(path))


def _text(path: Path) -> str:
    try:
        return path_bytes(path).decode()
    except UnicodeDecodeError:
        raise UsageError("The path of a part or key is UTF-8.", "path") from None
