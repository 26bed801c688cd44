"""Runs of jobs: what is read, with which settings, and what was found out."""

from __future__ import annotations

import json
import threading
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

from ._moult import Job
from .errors import MoultWarning
from .sources import Input


class Message(NamedTuple):
    """A rejected record or a lost member: the input's name, the line from 1, the offset in bytes, the code, and the text."""

    input: str
    code: str
    line: int
    offset: int
    text: str


class Outcome:
    """What the last run found out. Empty until it has ended."""

    def __init__(self) -> None:
        self.report: dict[str, Any] = {}
        self.messages: list[Message] = []

    def end(self, report: bytes, messages: list[bytes]) -> None:
        """Takes the report and the messages of a job, and warns where something was lost."""
        self.report = json.loads(report)
        self.messages = [_message(json.loads(each)) for each in messages]
        rejected = sum(self.report.get("rejected", {}).values())
        if rejected:
            warnings.warn(f"{rejected} records were rejected; see .messages and .report", MoultWarning, stacklevel=3)
        elif self.report.get("exit") == 1:
            warnings.warn("Not all inputs were read to their end; see .messages and .report", MoultWarning, stacklevel=3)


def _message(fields: dict[str, Any]) -> Message:
    return Message(
        str(fields.get("input", "")),
        str(fields.get("code", "")),
        int(fields.get("line") or 0),
        int(fields.get("offset") or 0),
        str(fields.get("text", "")),
    )


class Plan:
    """A job that can be started, again too where its source can be read again."""

    def __init__(self, kind: str, source: Input, settings: list[tuple[str, str]], progress: bool) -> None:
        self.kind = kind
        self.source = source
        self.settings = settings
        self.progress = progress
        self.outcome = Outcome()
        self._streaming: Job | None = None

    def _job(self, settings: list[tuple[str, str]]) -> Job:
        job = Job(self.kind, self.outcome.end)
        for name, value in settings:
            job.set(name, value)
        return job

    def start(self, *more: tuple[str, str]) -> Job:
        """A new job with the source. Raises UsageError where the source cannot be read again."""
        self.outcome = Outcome()
        job = self._job([*(pair for pair in self.settings if pair[0] not in dict(more)), *more])
        self.source.attach(job)
        if self.progress:
            _show(job)
        return job

    def finished(self) -> Job:
        """A new job that has read all of the source. Raises MoultError where it fails."""
        job = self.start()
        try:
            job.wait()
        except BaseException:
            job.cancel()
            raise
        return job

    def stream(self, *more: tuple[str, str]) -> Job:
        """A job to take a stream of; the one of the call before, if no batch of it was taken."""
        if self._streaming is None or self._streaming.state != "new":
            self._streaming = self.start(*more)
        return self._streaming

    def blocks(self, *more: tuple[str, str]) -> Iterator[bytes]:
        """The output in blocks of whole lines."""
        job, carry = self.start(*more), b""
        try:
            while (block := job.drain()) is not None:
                end = block.rfind(b"\n") + 1
                if end == 0:
                    carry += block
                    continue
                yield carry + block[:end]
                carry = block[end:]
            if carry:
                yield carry
        finally:
            job.cancel()


def _show(job: Job) -> None:
    """Shows a bar on a thread of its own until the job has ended, where tqdm is installed."""
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return

    def follow() -> None:
        pause = threading.Event()
        with tqdm(unit="B", unit_scale=True) as bar:
            while True:
                ended = job.state == "ended"
                read, size = job.progress()
                bar.total = size or None
                bar.update(read - bar.n)
                if ended:
                    return
                pause.wait(0.1)

    threading.Thread(target=follow, name="moult progress", daemon=True).start()
