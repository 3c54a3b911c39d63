"""A document as CoNLL-U: the words of its blocks with the annotations of a trained pipeline."""

from __future__ import annotations

from collections.abc import Iterator

from ..converted.speaking import Voice, voices
from ..models import Kamerstuk
from ..pipeline.annotated import Annotator, Sentence, Word
from .placed import Placed, placed


def to_conllu(name: str, kamerstuk: Kamerstuk, annotator: Annotator) -> bytes | None:
    """A document as CoNLL-U, with a `newpar` per paragraph of a block; None without blocks.

    Comments hold the block, its speaker and party. In the last column `TokenRange` is the range of
    the word in the text of its block, `NER` the name around it, and `Mention` the ids of the
    mentions around it. Values that the pipeline does not set are `_`.

    Raises UnreadableInput if a mention has no place in its block, as in JSON of version 1.0.
    """
    mentions, heard = placed(kamerstuk), voices(kamerstuk)
    lines = []
    for block in kamerstuk.blocks_and_notes():
        for number, sentences in enumerate(annotator.paragraphs(block.text), 1):
            paragraph = f"{block.id}.{number}"
            if sentences:
                lines += [f"# newpar id = {paragraph}", f"# block = {block.id}"]
                lines += _voice(heard[block.id])
            for index, sentence in enumerate(sentences, 1):
                lines += [f"# sent_id = {paragraph}.{index}", f"# text = {sentence.text}"]
                lines += (*_words(sentence, mentions.get(block.id, [])), "")
    return "\n".join([f"# newdoc id = {name}", *lines, ""]).encode() if lines else None


def _voice(voice: Voice) -> Iterator[str]:
    yield f"# block_kind = {voice.kind}"
    if voice.speakers:
        yield f"# speaker = {', '.join(voice.speakers)}"
    if voice.parties:
        yield f"# party = {', '.join(voice.parties)}"


def _words(sentence: Sentence, mentions: list[Placed]) -> Iterator[str]:
    for number, word in enumerate(sentence.words, 1):
        head = None if word.head is None else str(word.head)
        columns = (
            word.form,
            word.lemma,
            word.upos,
            word.xpos,
            word.feats,
            head,
            word.relation,
            None,
        )
        cells = (str(number), *columns, "|".join(_more(word, mentions)))
        yield "\t".join(cell or "_" for cell in cells)


def _more(word: Word, mentions: list[Placed]) -> Iterator[str]:
    if word.entity:
        yield f"NER={'B' if word.begins else 'I'}-{word.entity}"
    inside = [
        each.mention.id for each in mentions if each.start < word.end and word.start < each.end
    ]
    if inside:
        yield f"Mention={','.join(inside)}"
    if not word.space_after:
        yield "SpaceAfter=No"
    yield f"TokenRange={word.start}:{word.end}"
