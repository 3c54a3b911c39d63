"""Documents in, JSON files out: existing output, failures, records; independent of kinds of document."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Literal

import orjson

from ..api import convert_bytes, convert_text, loaded_pipeline
from ..errors import UnreadableInput, WorkerDied, WrongUse, printable, reason
from ..files import archives
from ..files.archives import Member, MemberStream
from ..files.places import is_remote, remove_drafts, replacing, tells_apart
from ..given import NOTHING, Given, GivenTable, given_digest, side_file
from ..models import SCHEMA_VERSION
from ..reference.loader import data_folder
from .inputs import STDIN, Input, Inputs
from .jsonl import NAME as LINES
from .jsonl import Lines, Made
from .manifest import NAME as MANIFEST
from .manifest import appended, write_line
from .workers import Workers, no_memory, results, time_limit

_OURS = b'{\n  "schema_version":'
_END = b"\n}\n"
_ALIKE = "its output would overwrite that of a file whose name differs only in capitals or accents; rename it"
_HEAD = 2**14  # bytes at the start of a JSON file that hold `generator` and `source`
# From the name of the source up to its text, if embedded.
_SOURCE = re.compile(
    rb""",\n[ ]{4}"media_type":[ ][^\n]+
        \n[ ]{4}"encoding":[ ][^\n]+
        \n[ ]{4}"sha256":[ ]"(?P<sha256>[0-9a-f]{64})"
        ,\n[ ]{4}"length":[ ]\d+
        (?:,\n[ ]{4}"(?:ids|publication)":[ ](?:null|"[^\n]*"|\{\n(?:[ ]{6}[^\n]*\n)*[ ]{4}\}))*
        (?P<text>,\n[ ]{4}"text":[ ]")?""",
    re.VERBOSE,
)

Status = Literal["done", "skipped", "failed", "unread"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one input, as in the manifest.

    `size` is the input's size in bytes, as stated if it was not read; `seconds` is the duration of
    its conversion. `counts` has the number of elements by layer, `warnings` the number of warnings
    by code. `row` is the printed identifier that found a row of the user's table. `was` is its
    status before its output was removed.
    """

    input: str
    output: Path | None
    status: Status
    reason: str | None = None
    size: int = 0
    sha256: str | None = None
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    warnings: dict[str, int] = field(default_factory=dict)
    row: str | None = None
    was: Status | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    """The input of a worker; `line` if it already exists, `data` if the worker cannot read it itself.

    `problem` is the reason for which it cannot be converted. `row` is that of the outcome, if
    known. `is_there` is true if the output may exist from an earlier run, as opposed to one that a
    killed worker has just written.
    """

    path: Path
    name: str
    output: Path
    size: int
    is_there: bool = True
    line: bytes = b""
    data: bytes | None = None
    member: Member | None = None
    problem: str | None = None
    given: Given = NOTHING
    row: str | None = None

    @property
    def shown(self) -> str:
        return printable(str(self.path))


def run(
    inputs: Inputs,
    folder: Path,
    *,
    workers: Workers | None = None,
    force: bool = False,
    jsonl: bool = False,
    embed_source: bool = False,
    pipeline: str | Path | None = None,
    timeout: float | None = None,
    metadata: GivenTable | None = None,
) -> Generator[Outcome, None, None]:
    """Convert the inputs into JSON files in `folder`; yield the outcome of each when it is done.

    Without `workers` this process converts them in the order of the inputs; with workers the
    largest come first. Every file appears under its final name only when complete. Existing output
    is kept if it was made from the same bytes by the same version with the same options, and
    overwritten otherwise or with `force`; a file not written by imvo-nlp is a failure unless
    `force`. With `jsonl` all become lines of `folder/documents.jsonl` instead, in the order of the
    inputs; the line of an edited input is replaced, and lines of other inputs move to the end.

    Every input adds a line to `folder/manifest.jsonl`, starting with the files that no reader
    accepts, which are `unread`. `metadata` and side files give facts that documents do not print.
    An input that fails yields an outcome with the reason, and a line in `folder/failures.jsonl`,
    which every run overwrites and which is absent without failures. An output that is missing at
    the end yields a further outcome, a failure. `timeout` is a limit in seconds per document, and
    requires workers. Raises WrongUse if `folder` is not writable, PipelineNotFound, and ValueError
    for a timeout without workers.
    """
    if timeout is not None and workers is None:
        raise ValueError(
            "a timeout requires workers: it kills the process that converts the document"
        )
    if jsonl and is_remote(folder):
        raise WrongUse(f"{LINES} needs a local folder, not {folder}")
    work = partial(
        _convert,
        jsonl=jsonl,
        force=force,
        pipeline=pipeline,
        embed_source=embed_source,
        timeout=timeout,
    )
    with ExitStack() as stack:
        stack.callback(archives.close)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            manifest = stack.enter_context(appended(folder / MANIFEST))
        except OSError as error:
            raise WrongUse(f"cannot write to the output folder: {reason(error)}") from error
        if not is_remote(folder):
            remove_drafts(folder)
        failures = stack.enter_context(_failures(folder / "failures.jsonl"))
        written = stack.enter_context(TemporaryFile())
        lines = Lines(folder, force=force) if jsonl else None
        file = stack.enter_context(lines.written_anew()) if lines else None
        planned = inputs.planned(folder, largest_first=not (jsonl or workers is None))
        alike = set() if jsonl or tells_apart(folder) else inputs.alike()
        tasks = _tasks(planned, partial(_kept_line, lines, pipeline, embed_source), metadata, alike)
        done = _results(workers, work, tasks, ordered=jsonl, timeout=timeout)
        is_here = not (jsonl or is_remote(folder))
        for outcome in chain(
            _unread(inputs, folder), _converted(done, lines, file), _gone(written)
        ):
            if outcome.row and metadata:
                metadata.use(outcome.row)
            if outcome.output and is_here:
                pickle.dump(outcome, written)
            if outcome.status == "failed":
                write_line(failures, {"input": outcome.input, "reason": outcome.reason})
            write_line(manifest, _record(outcome, folder))
            yield outcome


def _unread(inputs: Inputs, folder: Path) -> Iterator[Outcome]:
    for each in inputs.unread(folder):
        yield Outcome(printable(str(each.path)), None, "unread", each.unread, size=each.size)


def _converted(
    done: Iterator[tuple[_Task, tuple[Outcome, bytes] | WorkerDied]],
    lines: Lines | None,
    file: BinaryIO | None,
) -> Iterator[Outcome]:
    """Yield the outcome of each task, after its line is written."""
    for task, result in done:
        if isinstance(result, WorkerDied):
            result = _failed(task, result), b""
        outcome, line = result
        if lines and file:
            file.write(line)
            if outcome.status == "done" and outcome.sha256:
                lines.replace(outcome.input, outcome.sha256)
        yield outcome


def _gone(written: BinaryIO) -> Iterator[Outcome]:
    """The outcomes whose output is gone, as failures."""
    end = written.tell()
    written.seek(0)
    while written.tell() < end:
        outcome: Outcome = pickle.load(written)
        if outcome.output and not outcome.output.exists():
            words = f"its output {printable(str(outcome.output))} was removed during the run"
            yield replace(outcome, output=None, status="failed", reason=words, was=outcome.status)


def _results(
    workers: Workers | None,
    work: Callable[[_Task], tuple[Outcome, bytes]],
    tasks: Iterator[_Task],
    *,
    ordered: bool,
    timeout: float | None,
) -> Iterator[tuple[_Task, tuple[Outcome, bytes] | WorkerDied]]:
    if workers is None:
        return ((task, work(task)) for task in tasks)
    return results(workers, work, tasks, ordered=ordered, timeout=timeout, held=_held)


def _held(task: _Task, result: tuple[Outcome, bytes] | WorkerDied | None) -> int:
    line = result[1] if isinstance(result, tuple) else b""
    return len(task.data or b"") + len(task.line) + len(line)


def _tasks(
    planned: Iterator[tuple[Input, Path]],
    kept_line: Callable[[Input, bytes | None, Given], tuple[bytes, str | None]],
    metadata: GivenTable | None,
    alike: set[Path],
) -> Iterator[_Task]:
    stream = MemberStream()
    for each, output in planned:
        task = _Task(
            each.path,
            each.name.name,
            output,
            each.size,
            # At an address this takes a request per file, which the worker makes.
            is_there=is_remote(output) or os.path.lexists(output),
            member=each.member,
            problem=each.problem or (_ALIKE if each.path in alike else None),
        )
        if not task.problem:
            try:
                given = _given(each, metadata)
                data = _early_data(each, stream)
                line, row = kept_line(each, data, given)
                task = replace(task, line=line, data=None if line else data, given=given, row=row)
            except (OSError, UnreadableInput, WrongUse) as error:
                task = replace(task, problem=reason(error))
        yield task


def _given(each: Input, metadata: GivenTable | None) -> Given:
    """The facts that the user gives for an input: in the table, else in a side file."""
    alone = each.member or each.path == STDIN or is_remote(each.path)
    beside = {} if alone else side_file(each.path)
    if not metadata:
        return Given(beside)
    row = metadata.facts((each.path, each.name))
    if row is not None or not metadata.identified:
        return Given(beside | (row or {}))
    return Given(beside, (metadata.file, metadata.sha256))


def _early_data(each: Input, stream: MemberStream) -> bytes | None:
    """The bytes of an input that only this process can read."""
    if each.member:
        return stream.read(each.member) if each.streamed else None
    if each.path != STDIN:
        return None
    if sys.stdin is None:
        raise UnreadableInput("standard input is closed")
    data = archives.bounded(sys.stdin.buffer, "standard input")
    if archives.holds_documents(BytesIO(data)):
        raise UnreadableInput("standard input is an archive: save it to a file and convert that")
    return data


def _kept_line(
    lines: Lines | None,
    pipeline: str | Path | None,
    embed_source: bool,
    each: Input,
    data: bytes | None,
    given: Given,
) -> tuple[bytes, str | None]:
    """The existing line of an input, empty without one, and its row."""
    name = printable(each.name.name)
    if not (lines and lines.has(name)):
        return b"", None
    try:
        data = _data(each.path, each.member) if data is None else data
    except (OSError, UnreadableInput):
        return b"", None  # the worker fails in the same way, and reports it
    digest = sha256(data).hexdigest()
    identifier = lines.identifier(name, digest)
    made = Made(name, digest, _maker(pipeline, given.of(identifier)), embed_source)
    return lines.take(printable(str(each.path)), made), given.row(identifier)


def _data(path: Path, member: Member | None) -> bytes:
    return archives.read_member(member) if member else archives.read_file(path)


# In a worker: one document


def _convert(
    task: _Task,
    *,
    jsonl: bool,
    force: bool,
    embed_source: bool,
    pipeline: str | Path | None,
    timeout: float | None,
) -> tuple[Outcome, bytes]:
    if task.problem:
        return _failed(task, UnreadableInput(task.problem)), b""
    if task.line:
        skipped = Outcome(task.shown, task.output, "skipped", size=task.size, row=task.row)
        return skipped, task.line
    loaded_pipeline(pipeline)  # outside `try`: without a pipeline every document would fail
    started = time.perf_counter()
    with time_limit(timeout):
        try:
            data = _data(task.path, task.member) if task.data is None else task.data
            digest = sha256(data).hexdigest()
            _refuse_own_place(task)
            if task.is_there and not (jsonl or force):
                identifier = _identifier(task.output) if task.given.table else None
                maker = _maker(pipeline, task.given.of(identifier))
                if _is_made_so(
                    task.output, Made(printable(task.name), digest, maker, embed_source)
                ):
                    skipped = Outcome(task.shown, task.output, "skipped", size=len(data))
                    row = task.given.row(identifier)
                    return replace(skipped, sha256=digest, row=row), b""
            converted = partial(
                convert_bytes, data, task.name, pipeline=pipeline, embed_source=embed_source
            )
            kamerstuk = converted(metadata=task.given.facts)
            if row := task.given.row(kamerstuk.metadata.identifier):
                kamerstuk = converted(metadata=task.given.of(row))
            line = kamerstuk.to_json_bytes(indent=not jsonl) + b"\n"
            if not jsonl:
                with replacing(task.output) as file:
                    file.write(line)
                line = b""
        except MemoryError:
            return _failed(task, WorkerDied(no_memory())), b""
        except Exception as error:
            return _failed(task, error), b""
    outcome = Outcome(
        task.shown,
        task.output,
        "done",
        size=len(data),
        sha256=digest,
        seconds=round(time.perf_counter() - started, 3),
        counts=kamerstuk.counts(),
        warnings=dict(sorted(Counter(each.code for each in kamerstuk.warnings).items())),
        row=row,
    )
    return outcome, line


def _failed(task: _Task, error: Exception) -> Outcome:
    return Outcome(task.shown, None, "failed", reason(error), task.size)


def _refuse_own_place(task: _Task) -> None:
    source = task.member.archive if task.member else task.path
    if is_remote(source) or is_remote(task.output) or source == STDIN:
        same = source == task.output
    else:
        same = task.output.exists() and task.output.samefile(source)
    if same:
        raise WrongUse("its output would overwrite it")


def _maker(pipeline: str | Path | None, given: dict[str, Any]) -> dict[str, str | None]:
    """The `generator` of a document converted by this process with the given facts."""
    made = _makers(pipeline, data_folder())
    return {**made, "given": given_digest(given)} if given else made


@cache
def _makers(pipeline: str | Path | None, _data_folder: str | None) -> dict[str, str | None]:
    made: dict[str, str | None] = orjson.loads(convert_text("", pipeline=pipeline).to_json_bytes())[
        "generator"
    ]
    return made


def _identifier(output: Path) -> str | None:
    """The identifier of the document in a JSON file; None if unreadable."""
    try:
        found: str | None = orjson.loads(output.read_bytes())["metadata"]["identifier"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return found


def _is_made_so(output: Path, made: Made) -> bool:
    """Whether a JSON file is complete and its start names this generator and source.

    Raises WrongUse for a file not written by imvo-nlp, and OSError.
    """
    if not output.is_file() and output.exists():
        raise WrongUse(f"{output} already exists and is not a file")
    try:
        with output.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(max(0, file.seek(0, 2) - len(_END)))
            is_whole = file.read() == _END
    except FileNotFoundError:
        return False
    if head and not head.startswith(_OURS):
        raise WrongUse(
            f"{output} already exists and was not written by imvo-nlp; use --force to overwrite it"
        )
    beginning = {
        "schema_version": SCHEMA_VERSION,
        "generator": made.generator,
        "source": {"name": made.name},
    }
    begins = orjson.dumps(beginning, option=orjson.OPT_INDENT_2).rstrip(b"\n }")
    found = _SOURCE.match(head, len(begins))
    return (
        is_whole
        and head.startswith(begins)
        and found is not None
        and found["sha256"].decode() == made.sha256
        and bool(found["text"]) == made.embedded
    )


# Records


@contextmanager
def _failures(path: Path) -> Iterator[BinaryIO]:
    """A file for failures, which appears at `path` when the block ends, if there are any."""
    with TemporaryFile() as file:
        ended = False
        try:
            yield file
            ended = True
        finally:
            if file.tell():
                file.seek(0)
                with replacing(path) as target:
                    shutil.copyfileobj(file, target)
            elif ended:
                path.unlink(missing_ok=True)


def _record(outcome: Outcome, folder: Path) -> dict[str, Any]:
    """The line of an outcome in the manifest, with its output relative to the folder."""
    record = {name: value for name, value in asdict(outcome).items() if value not in (None, {})}
    if outcome.output:
        record["output"] = printable(str(outcome.output.relative_to(folder)))
    return record
