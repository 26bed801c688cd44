"""python -m moult to-parquet INPUT... -o FOLDER: writes redacted records to files for DuckDB, Polars, Spark and others."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from . import __version__, redact
from .errors import MoultError, MoultWarning, NoRecordError
from .files import names, write


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(64, f"moult: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m moult", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    for form in ("parquet", "arrow"):
        command = commands.add_parser(f"to-{form}", help=f"write a file of {form} for each input")
        command.set_defaults(form=form)
        command.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or archive")
        command.add_argument("-o", "--output", required=True, metavar="FOLDER", help="where the files go")
        command.add_argument("--policy", default="strict", help="strict, topics, text or a file [strict]")
        command.add_argument("--jobs", type=int, default=1, metavar="N", help="inputs at the same time [1]")
        command.add_argument("--quiet", action="store_true", help="no bar, and no counts")
    return parser


def _convert(pair: tuple[str, Path], chosen: argparse.Namespace) -> int:
    """Writes the file of an input, and returns the exit code for it."""
    source, file = pair
    records = redact(source, chosen.policy, "flat", progress=not chosen.quiet and sys.stderr.isatty())
    try:
        rows = write(records, file, chosen.form)
    except MoultError as error:
        print(f"moult: {error}", file=sys.stderr)
        return error.exit_code
    rejected = sum(records.report.get("rejected", {}).values())
    if not chosen.quiet:
        print(f"{file}: {rows} records, {rejected} rejected", file=sys.stderr)
    return int(records.report.get("exit", 0))


def main(arguments: list[str] | None = None) -> int:
    """Runs the command, and returns its exit code: those of `moult`, the largest of all inputs."""
    chosen = _parser().parse_args(arguments)
    warnings.simplefilter("ignore", MoultWarning)
    try:
        import pyarrow  # noqa: F401

        os.makedirs(chosen.output, exist_ok=True)
        pairs = list(zip(chosen.inputs, names(chosen.inputs, chosen.output, chosen.form)))
    except ImportError:
        print("moult: this needs pyarrow: pip install pyarrow", file=sys.stderr)
        return 74
    except OSError as error:
        print(f"moult: cannot make the folder: {error.strerror}", file=sys.stderr)
        return 74
    except MoultError as error:
        print(f"moult: {error}", file=sys.stderr)
        return error.exit_code
    convert = partial(_convert, chosen=chosen)
    if chosen.jobs <= 1:
        # On the main thread, a signal stops the job.
        codes = list(map(convert, pairs))
    else:
        with ThreadPoolExecutor(chosen.jobs) as pool:
            codes = list(pool.map(convert, pairs))
    # Some inputs without a record are no failure, as with the command.
    if NoRecordError.exit_code in codes and any(code in (0, 1) for code in codes):
        codes = [1 if code == NoRecordError.exit_code else code for code in codes]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
