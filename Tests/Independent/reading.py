"""Reads files for the readers of this folder: unpacks them, and reports faults in clean lines."""

import gzip
import sys
import zlib

from framing import frame


class ReadError(Exception):
    """A file that cannot be opened or unpacked. The text names the file and the reason."""


def read_text(path):
    """The text of a file, unpacked where it is gzip; `-` is the standard input.

    Invalid UTF-8 is kept as lone surrogates, so that only the record that holds it is refused.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                data = file.read()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror or 'not a whole gzip file'}")
    except (EOFError, zlib.error):
        raise ReadError(f"{path}: cannot be unpacked: the gzip data is damaged or cut off")
    return data.decode("utf-8", "surrogateescape")


def read_records(path):
    """The records of a file. Skipped pieces are reported on standard error, without their content."""
    skipped = 0
    for record in frame(read_text(path)):
        if record is None:
            skipped += 1
        else:
            yield record
    if skipped:
        print(f"{path}: skipped {skipped} stretch(es) that are not records", file=sys.stderr)


def run(main):
    """Runs `main(argv)` and exits with its status; 1 for an unreadable file, in one clean line."""
    try:
        sys.exit(main(sys.argv[1:]))
    except ReadError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
