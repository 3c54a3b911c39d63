"""Archives are folders: what is found in them, and what is refused, by name and without harm."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import re
import stat
import tarfile
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pytest

import imvo_nlp
from imvo_nlp.batch import run as batch
from imvo_nlp.batch.inputs import find_inputs
from imvo_nlp.batch.run import Outcome
from imvo_nlp.batch.workers import Processes
from imvo_nlp.errors import MissingExtra, UnreadableInput, WrongUse
from imvo_nlp.files import archives

QUESTION = b"Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.\n"
Members = dict[str, bytes]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def zipped(members: Members) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Members) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


FORMS: dict[str, Callable[[Members], bytes]] = {
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": lambda members: gzip.compress(tarred(members)),
    "a.TGZ": lambda members: gzip.compress(tarred(members)),
    "a.tar.bz2": lambda members: bz2.compress(tarred(members)),
    "a.tar.xz": lambda members: lzma.compress(tarred(members)),
}


def put(path: str, data: bytes = QUESTION) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)


def run(*arguments: str, jobs: int | None = None, **options: Any) -> list[Outcome]:
    inputs = find_inputs(arguments)
    if jobs is None:
        return list(batch.run(inputs, Path("out"), **options))
    with Processes(jobs) as workers:
        return list(batch.run(inputs, Path("out"), workers=workers, **options))


def statuses(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(each.input, each.status) for each in outcomes]


def reasons(outcomes: list[Outcome]) -> dict[str, str]:
    return {each.input: each.reason for each in outcomes if each.reason}


def written() -> dict[str, bytes]:
    manifest = Path("out/manifest.jsonl")
    paths = (path for path in Path("out").rglob("*") if path.is_file() and path != manifest)
    return {path.relative_to("out").as_posix(): path.read_bytes() for path in paths}


# An archive is a folder


@pytest.mark.parametrize("name", FORMS)
def test_an_archive_as_argument_is_the_folder_in_it(name: str) -> None:
    put(name, FORMS[name]({"b.txt": QUESTION, "c.png": b"", "in/d.TXT": b"Vraag 2\n"}))
    assert statuses(run(name)) == [
        (f"{name}/c.png", "unread"),
        (f"{name}/b.txt", "done"),
        (f"{name}/in/d.TXT", "done"),
    ]
    assert sorted(written()) == ["b.json", "in/d.json"]
    source = json.loads(written()["in/d.json"])["source"]
    assert (source["name"], source["sha256"]) == ("d.TXT", sha256(b"Vraag 2\n").hexdigest())


@pytest.mark.parametrize("name", FORMS)
def test_an_archive_in_a_folder_is_a_folder_without_its_extension(name: str) -> None:
    put(f"stukken/2019/{name}", FORMS[name]({"in/b.txt": QUESTION}))
    put("stukken/c.txt")
    run("stukken")
    assert sorted(written()) == ["2019/a/in/b.json", "c.json"]


def test_a_folder_and_an_archive_of_one_name_collide_in_nothing() -> None:
    put("in/a/b.txt", b"map")
    put("in/a.zip", zipped({"b.txt": b"archief"}))
    assert [each.status for each in run("in")] == ["done", "done"]
    hashes = {json.loads(data)["source"]["sha256"] for data in written().values()}
    assert hashes == {sha256(b"map").hexdigest(), sha256(b"archief").hexdigest()}


@pytest.mark.parametrize(("name", "jsonl"), [("a.zip", False), ("a.tar.gz", True)])
def test_bytes_are_those_of_the_unpacked_files_whatever_jobs_is(name: str, jsonl: bool) -> None:
    members = {f"{n}.txt": QUESTION.replace(b"bereid", b"bereid %d" % n) for n in range(9)}
    for inner, data in members.items():
        put(f"in/{inner}", data)
    run("in", jsonl=jsonl)
    expected = written()
    put(name, FORMS[name](members))
    for jobs in (None, 2):
        outcomes = run(name, force=True, jsonl=jsonl, jobs=jobs)
        assert sorted(each.input for each in outcomes) == [f"{name}/{n}.txt" for n in range(9)]
        assert written() == expected


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
@pytest.mark.parametrize("jsonl", [True, False])
def test_what_is_there_already_is_kept(name: str, jsonl: bool) -> None:
    put(name, FORMS[name]({"a.txt": QUESTION, "b.txt": b"Vraag 2\n"}))
    run(name, jsonl=jsonl)
    before = written()
    assert [each.status for each in run(name, jsonl=jsonl)] == ["skipped", "skipped"]
    assert written() == before
    assert [each.status for each in run(name, jsonl=jsonl, force=True)] == ["done", "done"]


def test_zip_members_come_sorted_and_tar_members_as_they_stand() -> None:
    members = {"b.txt": QUESTION, "a/c.txt": QUESTION, "a.txt": QUESTION}
    put("a.zip", zipped(members))
    put("a.tar", tarred(members))
    assert [each.input for each in run("a.zip")] == [
        f"a.zip/{name}" for name in ("a.txt", "a/c.txt", "b.txt")
    ]
    assert [each.input for each in run("a.tar")] == [f"a.tar/{name}" for name in members]


def test_a_tar_is_read_through_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("a.tar.gz", gzip.compress(tarred({f"{n}.txt": QUESTION for n in range(40)})))
    opened: list[Path] = []
    open_gzip = gzip.open
    monkeypatch.setattr(gzip, "open", lambda path: opened.append(path) or open_gzip(path))
    run("a.tar.gz")
    assert len(opened) == 2


def test_junk_of_macs_is_left_out() -> None:
    junk = {"__MACOSX/a/._b.txt": b"\0", "a/._b.txt": b"\0", "a/.DS_Store": b"\0"}
    put("a.zip", zipped({**junk, "a/b.txt": QUESTION}))
    assert statuses(run("a.zip")) == [("a.zip/a/b.txt", "done")]


def test_names_in_utf8_and_of_dos_are_read() -> None:
    plain = zipped({"financi_le.txt": QUESTION})
    put("dos.zip", plain.replace(b"financi_le", b"financi\x89le"))
    put("mac.zip", zipped({"financi__le.txt": QUESTION}).replace(b"i__le", "iële".encode()))
    put("new.zip", zipped({"financiële.txt": QUESTION}))
    for name in ("dos.zip", "mac.zip", "new.zip"):
        assert statuses(run(name, force=True)) == [(f"{name}/financiële.txt", "done")]


def test_members_of_one_name_are_all_kept() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, pytest.warns(UserWarning):
        for name, data in ("b.txt", b"een"), ("./b.txt", b"twee"), ("b.txt", b"drie"):
            archive.writestr(name, data)
    put("a.zip", file.getvalue())
    assert [each.status for each in run("a.zip")] == ["done"] * 3
    names = {json.loads(data)["source"]["name"]: data for data in written().values()}
    assert sorted(names) == ["b.txt", "b~2.txt", "b~3.txt"]


def test_content_decides_what_an_archive_is() -> None:
    put("tekst.zip")
    put("stukken.bak", zipped({"b.txt": QUESTION}))
    put("gz.zip", gzip.compress(tarred({"c.txt": QUESTION})))
    put("brief.zip", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}))
    outcomes = run("tekst.zip", "stukken.bak", "gz.zip", "brief.zip")
    assert statuses(outcomes)[:3] == [
        ("tekst.zip", "done"),
        ("stukken.bak/b.txt", "done"),
        ("gz.zip/c.txt", "done"),
    ]
    assert [each.input for each in outcomes[3:]] == ["brief.zip"]


def test_an_archive_without_documents_is_wrong_use() -> None:
    put("a.zip", zipped({"b.png": b""}))
    with pytest.raises(WrongUse, match="nothing to convert"):
        find_inputs(["a.zip"])


# What is refused, by name


UNSAFE = ["../x.txt", "in/../../x.txt", "/tmp/x.txt", "C:/x.txt", "in\\x.txt", "in/\x1b[2Jx.txt"]


@pytest.mark.parametrize("form", [zipped, tarred])
def test_unsafe_names_are_failures_and_write_nothing(form: Callable[[Members], bytes]) -> None:
    put("x.txt", b"de echte")
    put("a.zip", form({**dict.fromkeys(UNSAFE, QUESTION), "goed.txt": QUESTION}))
    outcomes = run("a.zip", "x.txt")
    assert sorted(each.status for each in outcomes) == ["done", "done", *["failed"] * 6]
    told = reasons(outcomes)
    assert {"a.zip/../x.txt", "a.zip/in/../../x.txt", "a.zip/tmp/x.txt", "a.zip/C:/x.txt"} < set(
        told
    )
    assert all("its name is unsafe as a path" in reason for reason in told.values())
    assert all(name.isprintable() for name in told)
    assert sorted(written()) == ["failures.jsonl", "goed.json", "x.json"]
    assert sorted(path.name for path in Path().iterdir()) == ["a.zip", "out", "x.txt"]


@pytest.mark.parametrize("form", [zipped, tarred])
def test_a_name_of_two_thousand_folders_fails_in_a_line(form: Callable[[Members], bytes]) -> None:
    deep = "map/" * 2000
    members = dict.fromkeys((f"{deep}1.txt", f"{deep}2.txt", f"{deep}3.png", "goed.txt"), QUESTION)
    put("a.zip", form(members))
    outcomes = run("a.zip")
    assert sorted(each.status for each in outcomes) == ["done", "failed", "failed", "unread"]
    assert set(reasons(outcomes).values()) == {
        "its name has more than 1000 characters; unpack it first and rename it",
        "no reader for .png",
    }
    assert all(len(each.input) < 200 for each in outcomes)
    assert sorted(written()) == ["failures.jsonl", "goed.json"]


def test_links_and_devices_are_failures_and_not_followed() -> None:
    put("geheim.txt", b"geheim")
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in ("s", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("f", tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{name}.txt")
            info.type, info.linkname = kind, str(Path("geheim.txt").absolute())
            archive.addfile(info)
    put("a.tar", file.getvalue())
    link = zipfile.ZipInfo("s.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile("a.zip", "w") as zipped_link:
        zipped_link.writestr(link, "geheim.txt")
    assert reasons(run("a.tar", "a.zip")) == {
        **{f"a.tar/{name}.txt": "it is a link or a device" for name in "shf"},
        "a.zip/s.txt": "it is a link",
    }


def test_encrypted_and_oddly_compressed_members_are_failures() -> None:
    data = zipped({"a.txt": QUESTION, "b.txt": QUESTION})
    central = data.index(b"PK\x01\x02")
    encrypted = bytearray(data)
    encrypted[central + 8] |= 1
    put("e.zip", bytes(encrypted))
    odd = bytearray(data)
    odd[central + 10] = 9
    put("o.zip", bytes(odd))
    outcomes = run("e.zip", "o.zip")
    assert [each.status for each in outcomes] == ["failed", "done", "failed", "done"]
    assert reasons(outcomes) == {
        "e.zip/a.txt": "it is encrypted; unpack it first",
        "o.zip/a.txt": "it is compressed in an unknown way (method 9); unpack it first",
    }


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_an_archive_within_an_archive_is_a_failure(name: str) -> None:
    put(name, FORMS[name]({"b.tar.gz": b"", "c.txt": QUESTION, "d.zip": zipped({"e.txt": b""})}))
    told = "an archive within an archive: unpack it first"
    assert reasons(run(name)) == {f"{name}/b.tar.gz": told, f"{name}/d.zip": told}
    assert "c.json" in written()


def test_an_archive_is_no_single_document() -> None:
    put("a.zip", zipped({"b.txt": QUESTION}))
    with pytest.raises(UnreadableInput, match=r"a\.zip is an archive.*imvo-nlp convert"):
        imvo_nlp.convert("a.zip")


@pytest.mark.parametrize("name", FORMS)
def test_an_archive_on_standard_input_is_a_failure(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = FORMS[name]({"b.txt": QUESTION})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    told = "standard input is an archive: save it to a file and convert that"
    assert reasons(run("-")) == {"-": told}


# What is too large


def test_a_document_has_a_largest_size_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 2**20)
    large = b"a" * (2**20 + 1)
    put("l.txt", large)
    for name, form in FORMS.items():
        put(name, form({"goed.txt": QUESTION, "l.txt": large}))
    outcomes = run("l.txt", *FORMS)
    assert [each.status for each in outcomes] == ["failed", *["done", "failed"] * len(FORMS)]
    assert all("is larger than 1 MB" in reason for reason in reasons(outcomes).values())


def test_a_stated_size_is_not_believed() -> None:
    data = bytearray(zipped({"a.txt": b"a" * 1000, "b.txt": QUESTION}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    put("a.zip", bytes(data))
    outcomes = run("a.zip")
    assert [each.status for each in outcomes] == ["failed", "done"]
    assert "it is damaged in its archive" in reasons(outcomes)["a.zip/a.txt"]


Result = TypeVar("Result")
IN_PROC = pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="Linux says what a process took"
)


@IN_PROC
def test_bombs_fail_in_little_memory() -> None:
    zeros = bytes(2**20)
    with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("bom.txt", "w") as member:
            for _ in range(300):
                member.write(zeros)
        archive.writestr("goed.txt", QUESTION)
    data = bytearray(Path("a.zip").read_bytes())
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (2**26).to_bytes(4, "little")
    put("a.zip", bytes(data))
    header = tarfile.TarInfo("x.txt")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 2**30
    put("b.tar.gz", gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + bytes(2**26)))
    imvo_nlp.convert_text(QUESTION.decode())  # loads what any document needs
    outcomes, megabytes = with_peak(lambda: run("a.zip", "b.tar.gz"))
    assert [each.status for each in outcomes] == ["failed", "done", "failed"]
    assert megabytes < 100  # the text has 300, the name has 64 and says 1,024


def with_peak(work: Callable[[], Result]) -> tuple[Result, float]:
    """What the work gives, and how many megabytes of memory it took at its peak."""
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts again from what is held now
    before = peak()
    return work(), peak() - before


def peak() -> float:
    (found,) = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) / 1024


@IN_PROC
def test_many_members_are_found_in_reasonable_memory() -> None:
    with zipfile.ZipFile("a.zip", "w") as archive:
        for number in range(5_000):
            archive.writestr(f"{number % 100}/{number}.txt", b"")
    inputs, megabytes = with_peak(lambda: find_inputs(["a.zip"]))
    assert len(inputs) == 5_000
    assert megabytes < 20


def test_an_absurd_directory_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 50)
    many = {f"{n:03}.txt": b"" for n in range(60)}
    put("a.zip", zipped(many))
    put("a.tar", tarred(many))
    put("b.txt")
    told = "nothing can be read: it has more than 50 members; unpack it first"
    assert reasons(run("a.zip", "b.txt")) == {"a.zip": told}
    outcomes = run("a.tar")
    assert [each.status for each in outcomes] == [*["done"] * 50, "failed"]


# What is damaged


@pytest.mark.parametrize("name", FORMS)
def test_what_stands_before_the_end_of_a_cut_archive_is_converted(name: str) -> None:
    chance = random.Random(1)
    noise = {f"{n}.txt": chance.randbytes(30_000).hex().encode() for n in range(5)}
    data = FORMS[name](noise)
    put(f"in/{name}", data[: len(data) * 7 // 10])
    put("in/z.txt")
    outcomes = run("in")
    good = [each.input for each in outcomes if each.status == "done"]
    assert good[-1] == "in/z.txt"
    assert good[:-1] == [f"in/{name}/{n}.txt" for n in range(len(good) - 1)]
    if not name.endswith(("xz", "bz2")):  # which come in blocks larger than this file
        assert len(good) == 4
    ((told, reason),) = reasons(outcomes).items()
    assert told == f"in/{name}"
    how_far = f"only {len(good) - 1} of its documents" if len(good) > 1 else "nothing"
    assert reason.startswith(f"{how_far} can be read: ")


def test_a_zip_that_was_written_to_a_pipe_and_cut_off_is_read_as_far_as_it_goes() -> None:
    class Pipe(io.RawIOBase):
        data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        archive.writestr("a.txt", QUESTION)
        archive.writestr("b.txt", b"Vraag 2\n" * 500)
    put("a.zip", pipe.data[: pipe.data.index(b"PK\x01\x02")])
    assert statuses(run("a.zip")) == [
        ("a.zip/a.txt", "done"),
        ("a.zip/b.txt", "done"),
        ("a.zip", "failed"),
    ]
    source = json.loads(written()["b.json"])["source"]
    assert source["sha256"] == sha256(b"Vraag 2\n" * 500).hexdigest()


def test_a_damaged_member_fails_alone() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", QUESTION)
        archive.writestr("b.txt", b"Vraag 2\n")
    put("a.zip", file.getvalue().replace(b"bereid", b"bereit"))
    outcomes = run("a.zip")
    assert [each.status for each in outcomes] == ["failed", "done"]
    assert reasons(outcomes)["a.zip/a.txt"].startswith("it is damaged in its archive: Bad CRC-32")


def test_a_damaged_header_in_a_tar_does_not_end_it_silently() -> None:
    data = bytearray(tarred({"a.txt": QUESTION, "b.txt": QUESTION}))
    data[1024] ^= 0xFF  # the name of the second member
    put("a.tar", bytes(data))
    outcomes = run("a.tar")
    assert statuses(outcomes) == [("a.tar/a.txt", "done"), ("a.tar", "failed")]
    assert "damaged or truncated" in reasons(outcomes)["a.tar"]


def test_a_wrong_checksum_of_gzip_is_reported() -> None:
    data = bytearray(gzip.compress(tarred({"a.txt": QUESTION})))
    data[-8] ^= 0xFF
    put("a.tgz", bytes(data))
    outcomes = run("a.tgz")
    assert statuses(outcomes) == [("a.tgz/a.txt", "done"), ("a.tgz", "failed")]


def test_what_is_compressed_but_no_archive_is_a_failure() -> None:
    put("brief.txt.gz", gzip.compress(QUESTION))
    assert reasons(run("brief.txt.gz")) == {"brief.txt.gz": "nothing can be read: truncated header"}


@pytest.mark.parametrize("name", ["leeg.zip", "leeg.tar.gz"])
def test_an_empty_file_is_no_empty_document(name: str) -> None:
    put(f"in/{name}", b"")
    put("in/z.txt")
    assert statuses(run("in")) == [(f"in/{name}", "failed"), ("in/z.txt", "done")]


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar"])
def test_whatever_bytes_an_archive_has_the_others_are_converted(name: str) -> None:
    chance = random.Random(name)
    sound = FORMS[name]({"b.txt": QUESTION, "c/d.txt": b"Vraag 2\n" * 9})
    put("z.txt")
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            if chance.random() < 0.8:
                data[place] = chance.randrange(256)
            else:
                del data[place : place + chance.randint(1, 40)]
        put(name, bytes(data))
        outcomes = run(name, "z.txt", force=True)
        assert statuses(outcomes)[-1] == ("z.txt", "done")
        assert len(outcomes) > 1
        for each in outcomes[:-1]:
            assert each.status == "done" or each.reason


def test_an_archive_that_changes_after_the_search_is_reported() -> None:
    for name in ("a.zip", "a.tar"):
        put(name, FORMS[name]({"b.txt": QUESTION}))
        inputs = find_inputs([name])
        put(name, FORMS[name]({"b.txt": b"heel iets anders dat langer is" * 99}))
        (outcome,) = batch.run(inputs, Path("out"))
        assert outcome.reason == f"{name} changed while it was read; try again"


# Files that are none, or do not keep still


def test_pipes_and_devices_are_failures_at_once() -> None:
    os.mkfifo("pijp.txt")
    outcomes = run("pijp.txt", "/dev/zero")
    assert [each.reason for each in outcomes] == [
        "pijp.txt is neither a file nor a folder; pipe it to -",
        "zero is neither a file nor a folder; pipe it to -",
    ]


def test_a_file_that_changes_while_it_is_read_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    bounded = archives.bounded

    def growing(file: Any, name: str) -> bytes:
        data = bounded(file, name)
        with Path("a.txt").open("ab") as other:
            other.write(b"meer")
        return data

    monkeypatch.setattr(archives, "bounded", growing)
    assert reasons(run("a.txt")) == {"a.txt": "a.txt changed while it was read; try again"}


def test_a_package_that_is_missing_for_one_file_is_its_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("a.txt")
    put("b.txt", b"Vraag 2\n")
    convert_bytes = batch.convert_bytes
    told = 'a.txt needs x, which is not installed: pip install "imvo-nlp[pdf]"'

    def without(data: bytes, *arguments: Any, **options: Any) -> Any:
        if data == QUESTION:
            raise MissingExtra(told)
        return convert_bytes(data, *arguments, **options)

    monkeypatch.setattr(batch, "convert_bytes", without)
    outcomes = run("a.txt", "b.txt")
    assert [each.reason for each in outcomes] == [told, None]
