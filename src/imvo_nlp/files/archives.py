"""The bytes of documents in files and archives: bounded, and never unpacked to disk.

Names and sizes stated by an archive are not trusted, and links in it are not followed. ZIP files
allow random access, so every worker reads its own members. Tar files are read sequentially, and so
is a ZIP file without a sound directory, down to the damage.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

from ..errors import UnreadableInput
from .places import is_remote, unknown_suffix

LARGEST = 100 * 2**20  # bytes of one document
MOST_MEMBERS = 200_000
_LONGEST_NAME = 1000  # characters, including folders: Linux accepts 4,096 bytes
SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_MAGIC = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gz",
    b"BZh": "bz2",
    b"\xfd7zXZ\0": "xz",
}
_OFFICE = {"[Content_Types].xml", "mimetype"}  # members of Word and OpenDocument files
_BLOCK = 2**20  # bytes per read; also the limit for a header in a tar file
_UNPACK = "unpack it first"
_COMPRESSIONS = {
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
    zipfile.ZIP_BZIP2,
    zipfile.ZIP_LZMA,
}
_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f-\x9f]|\A[A-Za-z]:|\A/|(?:\A|/)\.\.(?:/|\Z)")

_Stamp = tuple[int, int]


class Member(NamedTuple):
    """A document in an archive; `problem` is the reason if it cannot be read.

    `unread` is the reason if a file is not a document.

    A `MemberStream` reads `streamed` members, `read_member` all others. The `stamp` detects a
    change of the archive since it was searched. `size` is the size stated by the archive.
    """

    archive: Path
    place: int
    streamed: bool
    stamp: _Stamp
    problem: str | None = None
    size: int = 0
    unread: str | None = None


class _Entry(NamedTuple):
    place: int
    name: str
    problem: str | None
    size: int


class _CutOff(Exception):
    """The entry at `place` is truncated."""

    def __init__(self, place: int, reason: str) -> None:
        super().__init__(reason)
        self.place = place


def read_file(path: Path) -> bytes:
    """The bytes of a local file or of one at an address.

    Raises OSError, and UnreadableInput for anything but a file, for more than `LARGEST` bytes, and
    for a file that changed while it was read.
    """
    if is_remote(path):
        with path.open("rb") as file:
            return bounded(file, path.name)
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # opening a pipe could wait for ever
        raise UnreadableInput(f"{path.name} is neither a file nor a folder; pipe it to -")
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        data = bounded(file, path.name)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UnreadableInput(f"{path.name} changed while it was read; try again")
    return data


def bounded(file: IO[bytes], name: str) -> bytes:
    """The rest of a stream; raises UnreadableInput for more than `LARGEST` bytes.

    >>> bounded(io.BytesIO(b"Vraag 1"), "vragen.txt")
    b'Vraag 1'
    """
    return _joined(iter(partial(file.read, _BLOCK), b""), name)


def _joined(blocks: Iterator[bytes], name: str) -> bytes:
    size, kept = 0, []
    for block in blocks:
        size += len(block)
        if size > LARGEST:
            raise UnreadableInput(_too_large(name))
        kept.append(block)
    return b"".join(kept)


def _too_large(name: str) -> str:
    return f"{name} is larger than {LARGEST // 2**20} MB"


def is_archive(path: Path) -> bool:
    """Whether a file is an archive, by its bytes; by its name if empty.

    Raises OSError for a file that cannot be read.

    >>> is_archive(Path("README.md"))
    False
    """
    if not path.is_file():
        return False
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return path.name.lower().endswith(SUFFIXES)
        return holds_documents(file)


def holds_documents(file: IO[bytes]) -> bool:
    """Whether these are the bytes of an archive or compressed file, and not of a Word file, which is both."""
    kind = _kind(file)
    if kind != "zip":
        return kind is not None
    try:
        _refuse_too_many(file)
        with zipfile.ZipFile(file) as opened:
            return _OFFICE.isdisjoint(opened.namelist())
    except Exception:  # any fault is reported by the search
        return True


def _kind(file: IO[bytes]) -> str | None:
    head = file.read(512)
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    return "zip" if zipfile.is_zipfile(file) else None


def without_suffix(name: str) -> str:
    """The name of the folder that represents an archive.

    >>> without_suffix("stukken.2019.tar.gz")
    'stukken.2019'
    """
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def find_members(archive: Path, suffixes: tuple[str, ...]) -> list[tuple[str, Member]]:
    """The documents in an archive, with their names in it made distinct.

    They are the members with one of the suffixes, and nested archives, with a problem; all other
    files follow as unread. Members of a ZIP file are sorted, those of a tar file keep its order.
    Repeated names get a number: `brief~2.txt`. A fault of the whole archive is the problem of a
    last member without a name. Raises nothing.
    """
    found: list[tuple[str, Member]] = []
    unread: list[tuple[str, Member]] = []
    stamp, streamed, damage = (0, 0), False, None
    try:
        stamp = _stamp(archive)
        directory = _directory(archive)
        streamed = directory is None
        for entry in _streamed_entries(archive) if directory is None else _zip_entries(directory):
            if _is_junk(entry.name):
                continue
            member = Member(archive, entry.place, streamed, stamp, entry.problem, entry.size)
            if reason := unknown_suffix(entry.name, (*suffixes, *SUFFIXES)):
                unread.append((entry.name, member._replace(unread=reason, problem=None)))
            else:
                found.append((entry.name, member))
    except _CutOff as cut:
        damage = str(cut)
        if found and found[-1][1].place == cut.place:
            found.pop()
    except Exception as error:  # tarfile raises nearly anything for other bytes
        damage = _words(error)
    if not streamed:
        found.sort(key=lambda pair: (pair[0], pair[1].place))
    named = _told_apart(found)
    if damage is not None:
        how_far = f"only {len(found)} of its documents" if found else "nothing"
        problem = f"{how_far} can be read: {damage}"
        named.append(("", Member(archive, -1, streamed, stamp, problem)))
    return named + _told_apart(sorted(unread))


def _is_junk(name: str) -> bool:
    """Whether macOS added it to the files."""
    folders, _, last = name.rpartition("/")
    return last.startswith("._") or last == ".DS_Store" or "__MACOSX" in folders.split("/")


def _told_apart(found: list[tuple[str, Member]]) -> list[tuple[str, Member]]:
    taken: set[str] = set()
    counters: defaultdict[str, count[int]] = defaultdict(partial(count, 2))
    named = []
    for name, member in found:
        stem, dot, suffix = name.rpartition(".")
        printed = name
        while name in taken:
            name = f"{stem}~{next(counters[printed])}{dot}{suffix}"
        taken.add(name)
        named.append((name, member))
    return named


def _entry(place: int, name: str, size: int, problem: str | None) -> _Entry:
    """With the name normalized: `./a//b.txt` is `a/b.txt`; it never leads out of the archive."""
    if _UNSAFE.search(name):
        shown = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in name)
        return _Entry(place, shown, f"its name is unsafe as a path; {_UNPACK} and rename it", size)
    if len(name) > _LONGEST_NAME:
        shown = f"{name[:80]} ... {name[-80:]}"
        problem = f"its name has more than {_LONGEST_NAME} characters; {_UNPACK} and rename it"
        return _Entry(place, shown, problem, size)
    if name.lower().endswith(SUFFIXES):
        problem = f"an archive within an archive: {_UNPACK}"
    parts = (part for part in name.split("/") if part not in {"", "."})
    return _Entry(place, "/".join(parts), problem, size)


def _stamp(archive: Path) -> _Stamp:
    found = archive.stat()
    return found.st_size, found.st_mtime_ns


def _words(error: Exception) -> str:
    known = isinstance(error, UnreadableInput | zipfile.BadZipFile | tarfile.TarError)
    return str(error) if known else f"{type(error).__name__}: {error}"


def read_member(member: Member) -> bytes:
    """The bytes of a member that is not streamed; its archive is kept open for the next one.

    Raises UnreadableInput if it is damaged or too large, or if the archive has changed.
    """
    _refuse_changed(member)
    try:
        opened = _opened(member.archive, member.stamp)
        info = opened.infolist()[member.place]
        with opened.open(info) as file:
            data = bounded(file, "it")
    except (UnreadableInput, MemoryError):
        raise
    except Exception as error:  # zipfile and the decompressors raise nearly anything
        raise UnreadableInput(f"it is damaged in its archive: {_words(error)}") from error
    _refuse_changed(member)
    return data


@lru_cache(maxsize=1)
def _opened(archive: Path, stamp: _Stamp) -> zipfile.ZipFile:
    return zipfile.ZipFile(archive)


def close() -> None:
    """Close the archive kept open by `read_member`."""
    _opened.cache_clear()


def _refuse_changed(member: Member) -> None:
    if _stamp(member.archive) != member.stamp:
        raise UnreadableInput(f"{member.archive.name} changed while it was read; try again")


class MemberStream:
    """Reads streamed members, in one pass if they come in the order of the archive."""

    def __init__(self) -> None:
        self._last: Member | None = None
        self._walk: Iterator[tuple[_Entry, Callable[[], bytes]]] = iter(())

    def read(self, member: Member) -> bytes:
        """The bytes of a streamed member; raises like `read_member`."""
        last = self._last
        if not last or last.archive != member.archive or last.place >= member.place:
            self._walk = _walk(member.archive)
        self._last = member
        _refuse_changed(member)
        try:
            found = (read for entry, read in self._walk if entry.place == member.place)
            read = next(found, None)
            if read is None:
                raise UnreadableInput(
                    "it cannot be read: the archive is damaged at an earlier place"
                )
            data = read()
        except (UnreadableInput, MemoryError):
            raise
        except Exception as error:
            raise UnreadableInput(f"it is damaged in its archive: {_words(error)}") from error
        _refuse_changed(member)
        return data


# ZIP files


def _directory(archive: Path) -> list[zipfile.ZipInfo] | None:
    """The entries of the directory of a ZIP file; None if it is unsound, or for other archives.

    Raises UnreadableInput for too many members.
    """
    with archive.open("rb") as file:
        if _kind(file) != "zip":
            return None
        _refuse_too_many(file)
        try:
            with zipfile.ZipFile(file) as opened:
                return opened.infolist()
        except Exception:
            return None


def _refuse_too_many(file: IO[bytes]) -> None:
    """Count the entries of the directory before zipfile creates an object per entry."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 2**16 - 22))
    start = file.tell()
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return
    entries, length = struct.unpack_from("<HI", tail, end + 10)
    if length == 0xFFFFFFFF and end >= 20:
        length = start + end  # in the larger form; directories cannot be longer
    file.seek(max(0, start + end - length))
    entries, block = 0, b""
    for _ in range(length // _BLOCK + 1):
        block = block[-3:] + file.read(_BLOCK)
        entries += block.count(b"PK\x01\x02")
        if entries > MOST_MEMBERS:
            raise UnreadableInput(f"it has more than {MOST_MEMBERS} members; {_UNPACK}")


def _zip_entries(directory: list[zipfile.ZipInfo]) -> Iterator[_Entry]:
    for place, info in enumerate(directory):
        if info.is_dir():
            continue
        name = info.filename
        if not (info.flag_bits & 0x800 or name.isascii()):
            name = _old_name(name.encode("cp437", "replace"))
        is_link = stat.S_ISLNK(info.external_attr >> 16)
        problem = _zip_problem(info.flag_bits, info.compress_type, info.file_size)
        yield _entry(place, name, info.file_size, "it is a link" if is_link else problem)


def _old_name(name: bytes) -> str:
    """A name not flagged as UTF-8, although many programs write UTF-8 all the same."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp437")


def _zip_problem(flags: int, method: int, size: int) -> str | None:
    if flags & 0x1:
        return f"it is encrypted; {_UNPACK}"
    if method not in _COMPRESSIONS:
        return f"it is compressed in an unknown way (method {method}); {_UNPACK}"
    return _too_large("it") if size > LARGEST else None


# Sequential reading


def _streamed_entries(archive: Path) -> Iterator[_Entry]:
    return (entry for entry, _ in _walk(archive))


def _walk(archive: Path) -> Iterator[tuple[_Entry, Callable[[], bytes]]]:
    """Yield every entry with a function that reads it, valid until the next; raises at the first damage."""
    with archive.open("rb") as file:
        kind = _kind(file)
    if kind == "zip":
        return _walk_zip(archive)
    return _walk_tar(archive, kind)


class _Guarded:
    """A file for tarfile that refuses huge reads, since tarfile trusts stated header sizes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.last = b""
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int) -> bytes:
        if size > _BLOCK:
            raise UnreadableInput(f"a header in it states {size} bytes")
        self.last = self._file.read(size)
        return self.last


def _decompressed(archive: Path, kind: str | None) -> BinaryIO:
    if kind == "gz":
        return cast(BinaryIO, gzip.open(archive))
    if kind == "bz2":
        return cast(BinaryIO, bz2.open(archive))
    if kind == "xz":
        return cast(BinaryIO, lzma.open(archive))
    return archive.open("rb")


def _walk_tar(archive: Path, kind: str | None) -> Iterator[tuple[_Entry, Callable[[], bytes]]]:
    with _decompressed(archive, kind) as plain:
        file = _Guarded(plain)
        # Typed as a complete file, but tarfile uses only these three methods.
        with tarfile.open(fileobj=file, mode="r:") as tar:  # type: ignore[call-overload]
            for index in count():
                info = tar.next()
                if info is None:
                    break
                tar.members.clear()  # tarfile would keep all of them
                if index >= MOST_MEMBERS:
                    raise UnreadableInput(f"it has more than {MOST_MEMBERS} members; {_UNPACK}")
                if not info.isdir():
                    problem = _tar_problem(info)
                    entry = _entry(index, info.name, info.size, problem)
                    yield entry, partial(_read_tar, tar, info)
                    _pass(file, min(tar.offset, info.offset_data + info.size), index)
        if file.last.strip(b"\0") or len(file.last) < tarfile.BLOCKSIZE:
            raise UnreadableInput("what follows them is damaged or truncated")
        while plain.read(_BLOCK):  # gzip verifies its contents only at the end
            pass


def _tar_problem(info: tarfile.TarInfo) -> str | None:
    if not info.isreg():
        return "it is a link or a device"
    return _too_large("it") if info.size > LARGEST else None


def _read_tar(tar: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(info)
    assert file
    with file:
        return bounded(file, "it")


def _pass(file: _Guarded, end: int, index: int) -> None:
    """Skip the bytes of an entry; raise _CutOff if truncated."""
    try:
        if file.tell() < end:
            file.seek(end - 1)
            if not file.read(1):
                raise EOFError("it is truncated")
    except Exception as error:
        raise _CutOff(index, _words(error)) from error


def _walk_zip(archive: Path) -> Iterator[tuple[_Entry, Callable[[], bytes]]]:
    """Walk by the headers before the members, without a directory."""
    with archive.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for index in range(MOST_MEMBERS):
            header = file.read(30)
            if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
                break
            flags, method, _, crc, packed, length, name, extra = struct.unpack("<6x2HI3I2H", header)
            raw = file.read(name)
            start = file.seek(extra, io.SEEK_CUR)
            end = start + packed
            ended = not flags & 0x8  # otherwise the size follows it
            if not ended and method == zipfile.ZIP_DEFLATED:
                for _ in _inflated(file):
                    pass
                end = file.tell()
            if end > size or (not ended and method != zipfile.ZIP_DEFLATED):
                raise _CutOff(index, "a member is truncated")
            shown = raw.decode("utf-8", "replace") if flags & 0x800 else _old_name(raw)
            problem = _zip_problem(flags, method, length)
            if not problem and method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                problem = "its compression method cannot be read from a damaged archive"
            if not shown.endswith("/"):
                entry = _entry(index, shown, length, problem)
                yield entry, partial(_read_zip, file, start, packed, method, crc if ended else None)
            file.seek(end)
            if not ended:
                file.seek(12 if file.read(4) == b"PK\x07\x08" else 8, io.SEEK_CUR)
        raise UnreadableInput("its directory is damaged or truncated")


def _read_zip(file: IO[bytes], start: int, packed: int, method: int, crc: int | None) -> bytes:
    file.seek(start)
    if method == zipfile.ZIP_DEFLATED:
        data = _joined(_inflated(file), "it")
    else:
        data = bounded(io.BytesIO(file.read(min(packed, LARGEST + 1))), "it")
    if crc is not None and zlib.crc32(data) != crc:
        raise UnreadableInput("it is damaged in its archive")
    return data


def _inflated(file: IO[bytes]) -> Iterator[bytes]:
    """The decompressed bytes from here; leaves the file just after them."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting = b""
    while not inflate.eof:
        waiting = waiting or file.read(_BLOCK)
        if not waiting:
            raise EOFError("a member is truncated")
        yield inflate.decompress(waiting, _BLOCK)
        waiting = inflate.unconsumed_tail
    file.seek(-len(inflate.unused_data), io.SEEK_CUR)
