"""What can go wrong. No text of an error contains a value of the input."""

from __future__ import annotations


class MoultError(Exception):
    """A job that failed, or a request that does not fit.

    `code` is a word for the kind, `clause` the clause of the platform's rules that refuses the request (or ""), `position` the
    line of the policy, the analysis or the input (from 1; 0 where there is none) and the offset in the input in bytes, and
    `exit_code` the exit code of the command for it.
    """

    exit_code = 74

    def __init__(
        self, text: str, code: str = "", clause: str = "", line: int = 0, offset: int = 0
    ) -> None:
        super().__init__(text)
        self.code = code
        self.clause = clause
        self.position = (line, offset)


class UsageError(MoultError):
    """A source, setting, policy or analysis does not fit."""

    exit_code = 64


class RefusedError(MoultError):
    """A rule refuses the request; `clause` names it."""

    exit_code = 77


class InputError(MoultError):
    """An input could not be read."""


class NoRecordError(MoultError):
    """No input has a record that the job can use."""

    exit_code = 65


class CancelledError(MoultError):
    """The job was stopped."""


class MoultWarning(UserWarning):
    """Records were rejected, or members of archives were not read to their end."""


_CLASSES = {
    -1: UsageError,
    -2: UsageError,
    -3: RefusedError,
    -4: InputError,
    -5: NoRecordError,
    -6: CancelledError,
    -7: InputError,
}


def _of_status(status: int, code: str, clause: str, text: str, line: int, offset: int) -> MoultError:
    """The error of a status of the C interface. Called by the extension."""
    return _CLASSES.get(status, MoultError)(text or "the job failed", code, clause, line, offset)
