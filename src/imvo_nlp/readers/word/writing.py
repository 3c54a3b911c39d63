"""Writes the paragraphs of an office document and records the places of its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...text.source import FurnitureMark, HeadingMark, Marks, NoteMark, QuestionMark
from .tables import Asked, Note, Paragraph


class _Writer:
    """Joins paragraphs and records their places."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, text: str) -> int:
        """Write a paragraph; return its start."""
        gap = "\n\n" if self.length else ""
        start = self.length + len(gap)
        self.pieces += (gap, text)
        self.length = start + len(text)
        return start


def written(
    paragraphs: Sequence[Paragraph],
    notes: Iterable[tuple[Note, Sequence[Paragraph]]],
    furniture: Iterable[tuple[str, Paragraph]],
) -> tuple[str, Marks]:
    """The text of a document and its marks: paragraphs, then notes, then furniture by kind.

    Paragraphs are separated by a blank line, and a note starts with its number.
    """
    writer = _Writer()
    anchors: dict[int, tuple[int, int]] = {}
    headings, questions = [], []
    open_blocks: list[tuple[int, int, int, Asked]] = []
    for index, paragraph in enumerate(paragraphs):
        start = writer.add(paragraph.text)
        if asked := paragraph.asked:
            open_blocks.append((index + asked.paragraphs, start, start + asked.label, asked))
        for last, first, label_end, block in list(open_blocks):
            if last == index + 1:
                mark = QuestionMark(
                    first, label_end, writer.length, (block.number,), block.is_answer
                )
                questions.append(mark)
                open_blocks.remove((last, first, label_end, block))
        anchors.update(
            (id(note), (start + first, start + last)) for first, last, note in paragraph.markers
        )
        if paragraph.level:
            headings.append(HeadingMark(start, writer.length, paragraph.level))
    note_marks = []
    for note, lines in notes:
        text = "\n\n".join(line.text for line in lines)
        if note.custom:
            text = text.removeprefix(note.number).lstrip()
        start = writer.add(f"{note.number} {text}".rstrip())
        place = anchors.get(id(note), (None, None))
        text_start = min(start + len(note.number) + 1, writer.length)
        note_marks.append(NoteMark(note.number, start, text_start, writer.length, *place))
    places = []
    for kind, paragraph in furniture:
        start = writer.add(paragraph.text)
        places.append(FurnitureMark(start, writer.length, kind))
    marks = Marks(
        flows=True,
        furniture=tuple(places),
        notes=tuple(note_marks),
        headings=tuple(headings),
        questions=tuple(questions),
    )
    return "".join(writer.pieces), marks
