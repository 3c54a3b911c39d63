"""The progress and the summary of `imvo-nlp convert`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from rich import progress as bars
from rich.console import Console
from rich.filesize import decimal
from rich.table import Table
from rich.text import Text

from ..batch.manifest import write_line
from ..errors import WrongUse, reason
from .arguments import say, shown, some

if TYPE_CHECKING:
    from ..batch.run import Outcome


_NAMED = 3  # names shown per kind of unread files


class Progress:
    """Progress of a run: a bar in the terminal, lines in a log, and a summary at the end.

    Failures are printed on standard error even if `quiet`. Raises WrongUse for a log that cannot be
    written.
    """

    def __init__(self, documents: int, size: int, *, quiet: bool, log: str | None) -> None:
        self.statuses: Counter[str] = Counter()
        self._warnings: Counter[str] = Counter()
        self._unread: dict[str, list[str]] = {}  # names by reason
        self._documents = documents
        self._converted = 0  # bytes
        self._quiet = quiet
        self._started = time.perf_counter()
        self._console = Console(stderr=True)
        self._log = _opened(log)
        self._bar = bars.Progress(
            bars.TextColumn("Converting"),
            bars.BarColumn(),
            bars.TextColumn("{task.fields[done]} of " + f"{documents:,} documents"),
            bars.DownloadColumn(),
            bars.TransferSpeedColumn(),
            bars.TimeRemainingColumn(),
            bars.TextColumn("{task.fields[failed]} failed"),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._task = self._bar.add_task("", total=max(size, 1), done=0, failed=0)

    def __enter__(self) -> Self:
        self._bar.start()
        self._tell("start", documents=self._documents)
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
        self._tell("end", **self._sums())
        if self._log:
            self._log.close()

    def add(self, outcome: Outcome) -> None:
        """Report one more document."""
        self.statuses[outcome.status] += 1
        if outcome.status == "unread":
            self._unread.setdefault(outcome.reason or "", []).append(outcome.input)
            self._tell("unread", input=outcome.input, reason=outcome.reason)
            return
        if outcome.was:
            self._take_back(outcome)
        else:
            self._warnings.update(outcome.warnings.keys())
            self._converted += outcome.size if outcome.status == "done" else 0
        self._bar.update(
            self._task,
            advance=0 if outcome.was else outcome.size,
            done=f"{self.statuses.total() - self.statuses['unread']:,}",
            failed=self.statuses["failed"],
        )
        if outcome.reason:
            message = Text(shown(f"imvo-nlp: {outcome.input}: {outcome.reason}"))
            self._console.print(message, soft_wrap=True)
        entry = {"input": outcome.input, "status": outcome.status, "reason": outcome.reason}
        self._tell("document", **entry, size=outcome.size, seconds=outcome.seconds)

    def _take_back(self, outcome: Outcome) -> None:
        """Uncount a document whose output was removed after it counted as done or skipped."""
        assert outcome.was
        self.statuses[outcome.was] -= 1
        self._warnings -= Counter(outcome.warnings.keys())
        self._converted -= outcome.size if outcome.was == "done" else 0

    def sum_up(self) -> None:
        """The summary: results, unread files and warnings; with a table in a terminal."""
        if self._quiet:
            return
        if self._console.is_terminal:
            self._console.print(self._table())
        sums = self._sums()
        say(
            f"{some(self._documents, 'document')}: {sums['done']} converted, "
            f"{sums['skipped']} skipped, {sums['failed']} failed, "
            f"{decimal(self._converted, precision=0)} in {sums['seconds']:.1f} s",
            prefix="",
        )
        for message in (*self._words_of_unread(), *self._words_of_warnings()):
            say(message, prefix="")

    def _words_of_unread(self) -> Iterator[str]:
        """The number of unread files by kind, with the first names."""
        kinds = [
            f"{len(names)} {reason} ({', '.join(names[:_NAMED])}{', ...' * (len(names) > _NAMED)})"
            for reason, names in sorted(self._unread.items())
        ]
        if kinds:
            yield f"{some(self.statuses['unread'], 'file')} not read: {'; '.join(kinds)}"

    def _words_of_warnings(self) -> Iterator[str]:
        """The number of documents converted in this run by warning."""
        if self._warnings:
            counts = sorted(self._warnings.items(), key=lambda pair: (-pair[1], pair[0]))
            yield f"documents with warnings: {', '.join(f'{n} {code}' for code, n in counts)}"

    def _sums(self) -> dict[str, Any]:
        counts = {
            status: self.statuses[status] for status in ("done", "skipped", "failed", "unread")
        }
        return {**counts, "size": self._converted, "seconds": time.perf_counter() - self._started}

    def _table(self) -> Table:
        seconds = max(time.perf_counter() - self._started, 0.001)
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(justify="right")
        table.add_row(f"{self.statuses['done'] / seconds:.1f}", "documents per second")
        table.add_row(decimal(int(self._converted / seconds)), "a second")
        return table

    def _tell(self, event: str, **facts: object) -> None:
        if self._log:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            write_line(self._log, {"time": now, "event": event, **facts})


def _opened(log: str | None) -> BinaryIO | None:
    if log is None:
        return None
    try:
        return Path(log).open("ab")
    except OSError as error:
        raise WrongUse(f"cannot write the log: {reason(error)}") from error
