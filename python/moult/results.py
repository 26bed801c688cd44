"""Results of `dehydrate` and `redact`. Each use reads the source, again where it can be read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._moult import Job
from .run import Message, Plan

if TYPE_CHECKING:
    import pyarrow


class _Reader:
    """A stream as an object that Arrow libraries import."""

    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._capsule


def arrow_reader(capsule: object) -> Any:
    """A pyarrow.RecordBatchReader of a capsule. Raises ImportError where pyarrow is missing."""
    try:
        import pyarrow
    except ImportError:
        raise ImportError("This needs pyarrow: pip install pyarrow") from None
    return pyarrow.RecordBatchReader.from_stream(_Reader(capsule))


class Result:
    """Output that can be taken as an Arrow stream, by pyarrow, Polars, DuckDB, pandas and others."""

    _shape: tuple[tuple[str, str], ...] = ()

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @property
    def report(self) -> dict[str, Any]:
        """The counts of the last run, as the command's --stats has them; empty until it has ended."""
        return self._plan.outcome.report

    @property
    def messages(self) -> list[Message]:
        """The rejected records and lost members of the last run; at most 1000 of an input, or `most_messages`."""
        return self._plan.outcome.messages

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._plan.stream(*self._shape).stream()

    def batches(self) -> Iterator[pyarrow.RecordBatch]:
        """Record batches of up to 65,536 rows, as they come. Needs pyarrow.

        Raises MoultError where the job fails.
        """
        job = self._plan.stream(*self._shape)
        reader = arrow_reader(job.stream())
        try:
            yield from _checked(job, reader)
        finally:
            job.cancel()

    def to_arrow(self) -> pyarrow.Table:
        """All of the output as a pyarrow.Table. Raises MoultError where the job fails."""
        import pyarrow

        job = self._plan.stream(*self._shape)
        reader = arrow_reader(job.stream())
        return pyarrow.Table.from_batches(_checked(job, reader), reader.schema)

    def to_pandas(self, **options: Any) -> Any:
        """All of the output as a pandas.DataFrame; the options are those of pyarrow.Table.to_pandas."""
        return self.to_arrow().to_pandas(**options)


def _checked(job: Job, reader: Any) -> Iterator[Any]:
    """The batches of a reader; its errors as the job's own."""
    try:
        yield from reader
    except (OSError, ValueError):
        job.check()
        raise
    job.check()


class Ids(Result):
    """IDs. Iterating gives ints; the Arrow stream has a column of uint64."""

    def __iter__(self) -> Iterator[int]:
        for block in self._plan.blocks():
            yield from map(int, block.split())


class Records(Result):
    """Redacted records. Iterating gives dicts; the Arrow stream has the columns of the flat schema, whatever the shape."""

    _shape = (("shape", "flat"),)

    def lines(self) -> Iterator[bytes]:
        """The records as lines of JSON, without their line ends. Raises MoultError where the job fails."""
        for block in self._plan.blocks():
            yield from block.rstrip(b"\n").split(b"\n")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(json.loads, self.lines())
