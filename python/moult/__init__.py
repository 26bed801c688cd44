"""IDs, redacted records and tables of tweets, from archives and streams of any size.

>>> import moult
>>> moult.aggregate("archive.jsonl.gz", by=["lang"]).to_pandas()

A source is a path (a file, a directory, an archive), a list of paths, an open binary file, bytes, or an iterable of bytes.
Further settings are the long options of the command, with `_` for `-`: `threads=4`, `max_depth=100`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ._moult import version as __version__
from .errors import (
    CancelledError,
    InputError,
    MoultError,
    MoultWarning,
    NoRecordError,
    RefusedError,
    UsageError,
)
from .parts import Part, destroy_key, merge, new_key, write_part
from .results import Ids, Records
from .run import Message, Plan
from .settings import Policy, Setting, Words, analysis_text, document, words
from .sources import Source, look
from .tables import Table, Tables

__all__ = [
    "CancelledError", "Ids", "InputError", "Message", "MoultError", "MoultWarning", "NoRecordError", "Part",
    "Records", "RefusedError", "Source", "Table", "Tables", "UsageError", "__version__", "aggregate", "dehydrate",
    "destroy_key", "merge", "new_key", "redact", "write_part",
]  # fmt: skip


def dehydrate(
    source: Source,
    ids: str = "tweets",
    also: Words = (),
    unique: bool = False,
    *,
    progress: bool = False,
    **settings: Setting,
) -> Ids:
    """The IDs of tweets, users or messages, in the order of the input.

    `also` adds related IDs ("retweeted", "quoted", "replied", …); `unique` gives each ID once.
    Raises UsageError where the source does not fit. The result raises MoultError when it is used: where a setting does not
    fit, or an input fails.
    """
    chosen = {"ids": ids, "also": also, "unique": unique, **settings}
    return Ids(Plan("dehydrate", look(source), words(chosen), progress))


def redact(
    source: Source,
    policy: Policy = "strict",
    shape: str = "own",
    *,
    progress: bool = False,
    **settings: Setting,
) -> Records:
    """Records with what a policy keeps.

    `policy` is a name ("strict", "topics", "text"), the path or text of a YAML file, or a dict.
    Raises UsageError where the source does not fit. The result raises MoultError when it is used: where a setting does not
    fit, the rules refuse the policy (RefusedError), or an input fails.
    """
    chosen = {"policy": document(policy), "shape": shape, **settings}
    return Records(Plan("redact", look(source), words(chosen), progress))


def aggregate(
    source: Source,
    by: Words = (),
    count: Words = (),
    where: Words = (),
    top: int | str | None = None,
    analysis: str | os.PathLike[str] | Mapping[str, Any] | None = None,
    *,
    progress: bool = False,
    **settings: Setting,
) -> Tables:
    """Reads the source, and counts tweets and their users in tables that are safe to publish.

    `analysis` is a path, a text of YAML or a dict, for several tables; the other arguments are its short form.
    Raises MoultError where the source, a setting or an input fails, and RefusedError where the rules refuse the table.
    """
    chosen = {"by": by, "count": count, "where": where, "top": top, "analysis": analysis_text(analysis), **settings}
    for name in ("partial", "key"):
        if name in settings:
            raise UsageError("A part is written by moult.write_part, and has no tables.", "unknown-setting")
    plan = Plan("aggregate", look(source), words(chosen), progress)
    return Tables(plan.finished(), plan.outcome)
