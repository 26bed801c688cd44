"""Results of `aggregate`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._moult import Job
from .results import arrow_reader
from .run import Message, Outcome

if TYPE_CHECKING:
    import pyarrow


class Table:
    """A table of counts. `rows` are dicts, `notes` say what was held back and how the numbers are to be read."""

    def __init__(self, job: Job, index: int, fields: dict[str, Any]) -> None:
        self._job = job
        self._index = index
        self.name: str = fields.get("table", "")
        self.by: list[Any] = fields.get("by", [])
        self.rows: list[dict[str, Any]] = fields.get("rows", [])
        self.notes: list[str] = fields.get("notes", {}).get("text", [])

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._job.table(self._index)

    def to_arrow(self) -> pyarrow.Table:
        """The table as a pyarrow.Table."""
        table: pyarrow.Table = arrow_reader(self._job.table(self._index)).read_all()
        return table

    def to_pandas(self, **options: Any) -> Any:
        """The table as a pandas.DataFrame; the options are those of pyarrow.Table.to_pandas."""
        return self.to_arrow().to_pandas(**options)


class Tables(Table):
    """The tables of an analysis. It is the first table itself; `tables` has all of them."""

    def __init__(self, job: Job, outcome: Outcome) -> None:
        fields = [json.loads(line) for line in job.tables_text("json").splitlines()]
        super().__init__(job, 0, fields[0])
        self.tables = [Table(job, index, each) for index, each in enumerate(fields)]
        self._outcome = outcome

    @property
    def report(self) -> dict[str, Any]:
        """The counts of the run that may be published, as the command's --stats has them."""
        return self._outcome.report

    @property
    def messages(self) -> list[Message]:
        """The rejected records and lost members; at most 1000 of an input, or `most_messages`."""
        return self._outcome.messages

    def text(self, format: str = "csv") -> str:
        """The tables as the command writes them: csv, json, table or html."""
        return self._job.tables_text(format).decode()

    def __repr__(self) -> str:
        return self.text("table")

    def _repr_html_(self) -> str:
        """The page with charts, in a frame, since its style is one of a page."""
        page = self.text("html").replace("&", "&amp;").replace('"', "&quot;")
        return f'<iframe srcdoc="{page}" style="width:100%;height:40em;border:0" sandbox="allow-scripts"></iframe>'
