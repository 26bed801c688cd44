"""Parquet and Arrow files of redacted records. A file is complete or absent: it is renamed when it is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .errors import InputError, UsageError
from .results import Records

ENDINGS = {"parquet": ".parquet", "arrow": ".arrow"}


def names(inputs: list[str], folder: str, form: str) -> list[Path]:
    """The file of each input, named after it. Raises UsageError where two inputs have the same name."""
    files = [Path(folder) / (Path(os.path.abspath(each)).name + ENDINGS[form]) for each in inputs]
    if len(set(files)) < len(files):
        raise UsageError("Two inputs have the same name, so their outputs would too.", "same-name")
    return files


def write(records: Records, file: Path, form: str) -> int:
    """Writes all records to a file, and returns their number.

    Raises MoultError where the job fails, and InputError where the file cannot be written; then there is no file.
    """
    import pyarrow

    schema = pyarrow.RecordBatchReader.from_stream(records).schema
    rows = 0
    try:
        with _renamed(file) as temporary, _writer(temporary, schema, form) as writer:
            for batch in records.batches():
                writer.write_batch(batch)
                rows += batch.num_rows
    except OSError as error:
        raise InputError(f"cannot write '{file}': {error.strerror or 'the system refused'}", "write") from None
    return rows


def _writer(path: str, schema: Any, form: str) -> Any:
    if form == "arrow":
        import pyarrow

        return pyarrow.ipc.new_file(path, schema)
    from pyarrow import parquet

    return parquet.ParquetWriter(path, schema, compression="zstd")


@contextmanager
def _renamed(file: Path) -> Iterator[str]:
    """A temporary name beside the file, which the file gets if nothing goes wrong."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        yield os.fspath(temporary)
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)
