"""Votes for and against, from the sentence with which the chair establishes the result.

`de aanwezige leden van de fracties van D66, de VVD en het lid Verdonk voor dit amendement hebben gestemd en
die van de overige fracties ertegen`: the side follows its voters. The sentence names the fracties of one
side, seldom of both; it does not say who `de overige fracties` are, and neither does this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from ..models import AGAINST, FOR, Side
from ..notation.period import Period
from ..reference.parties import parties
from .naming import Members, Named

_SIDES: dict[str, Side] = {"voor": FOR, "vóór": FOR, "tegen": AGAINST}
_OTHER: dict[Side, Side] = {FOR: AGAINST, AGAINST: FOR}

_SIDE = regex.compile(
    r"""\b(?P<side>voor|vóór|tegen)\s(?:de|het|dit|deze|dat|die|beide|alle|haar|zijn)\s
        (?:[^,;()]|\([^()]{0,60}\)){0,200}?\b(?:heeft|hebben)\sgestemd     # `voor deze motie hebben gestemd`
      | \b(?P<side>voor|vóór|tegen)\s(?:heeft|hebben)\sgestemd
      | \b(?:heeft|hebben)\s(?P<side>voor|tegen)gestemd
      | \bgestemd\shebben\s(?P<side>voor|vóór|tegen)\b
      | \b(?:er|daar)\s?(?P<side>voor|tegen)\b""",
    regex.VERBOSE,
)
_REST = regex.compile(r"\b(?:overige|andere)\s(?:aanwezige\s)?(?:fracties?|leden)\b")
_EXCEPT = regex.compile(
    r",?\s(?:met\suitzondering\svan|behalve|uitgezonderd)\s(?P<who>[^,]{1,200}),?"
)
_SEPARATOR = regex.compile(
    r"(?:\s*,\s+|\s+(?=en\b|alsmede\b|evenals\b))(?:(?:en|alsmede|evenals)\b,?\s*)?"
)
_ESTABLISHED = regex.compile(r"\b(?:constateer|stel\svast),?\sdat\s")
# Words before a name in the list of a side: `de aanwezige leden van de fracties van de`
_LEADING = regex.compile(
    r"""(?:(?:en|alsmede|evenals|ook|die|de|het|alle|aanwezige|leden|lid|fracties?|van)\s)*""",
    regex.VERBOSE,
)
_MEMBER = regex.compile(r"\b(?:lid|leden)\s$")
_ADDRESSED = regex.compile(r"(?:heer|heren|mevrouw)\s")
_PRINTED_NAME = regex.compile(r"[\p{Lu}\d]\S*(?:\s\S+){0,4}")


# Notes on how voters want to be counted: `wordt aantekening verleend, dat zij geacht willen worden tegen te
# hebben gestemd`
_NOTED = regex.compile(
    r"""\baantekening\b[^.;]*?\b(?:
        (?P<side>voor|vóór|tegen)\s(?:[^.;,]{1,80}\s)?(?:te\shebben\sgestemd|gestemd\ste\shebben)
      | (?:te\shebben\s)?(?P<side>voor|tegen)(?:\ste\shebben\s)?gestemd
      | zich\sniet\b[^.;]{0,150}?\bverenigen
    )""",
    regex.VERBOSE,
)
# `met de aantekening dat de leden van de fractie van de SP geacht willen worden`
_NOTED_WHO = regex.compile(
    r"\baantekening,?\sdat\s(?!zij\b|hij\b|deze\b|die\b)(?P<who>.*?)\s(?:geacht|zich)\b"
)
# `Aan de leden van de fractie van de SP wordt aantekening verleend`
_NOTED_FOR = regex.compile(
    r"""^(?:Ik\sverleen\s)?(?:(?:Aan|aan)\s)?(?P<who>.*?)
        \s(?:(?:wordt|worden|is)\s[^.;]{0,80}?)?\baantekening\b""",
    regex.VERBOSE,
)


class Sides(NamedTuple):
    """Parties and members on both sides, and the side of the other fracties, None if not stated."""

    parties_for: tuple[str, ...] = ()
    parties_against: tuple[str, ...] = ()
    rest: Side | None = None
    members_for: tuple[Named, ...] = ()
    members_against: tuple[Named, ...] = ()

    def with_members(self, side: Side, more: Iterable[Named]) -> Sides:
        """A copy with these members added to a side."""
        if side == FOR:
            return self._replace(members_for=(*self.members_for, *more))
        return self._replace(members_against=(*self.members_against, *more))

    def with_party(self, side: Side, party: str) -> Sides:
        """A copy with this party added to a side."""
        if side == FOR:
            return self._replace(parties_for=(*self.parties_for, party))
        return self._replace(parties_against=(*self.parties_against, party))


def read_sides(
    sentence: str, names: Iterable[tuple[int, int]], members: Members, when: Period
) -> Sides:
    """The sides stated in a sentence; `names` are the ranges of the parties it mentions.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> sentence_of_chair = "Ik constateer dat de leden van de fractie van de SP voor deze motie hebben gestemd en die van de overige fracties ertegen"
    >>> read_sides(sentence_of_chair, [], Members((), ANY_DAY, None), ANY_DAY)[:3]
    (('SP',), (), 'against')
    """
    sides = Sides()
    for clause, side in _clauses(sentence, names):
        if exception := _EXCEPT.search(clause):
            sides = sides.with_members(_OTHER[side], members.listed(exception["who"]))
            clause = f"{clause[: exception.start()]}, {clause[exception.end() :]}"
        if _REST.search(clause):
            sides = sides._replace(rest=side)
        for party, member in _voters(clause, members, when):
            if party:
                sides = sides.with_party(side, party)
            elif member:
                sides = sides.with_members(side, [member])
    return sides


def read_noted(sentence: str, sides: Sides, members: Members, when: Period) -> Sides:
    """The sides with the voters who, as a sentence notes, want to be counted on a side.

    Voters who are on a side already stay there.

    >>> from imvo_nlp.notation.period import ANY_DAY
    >>> said = "Aan de leden van de fractie van de SP wordt aantekening verleend, dat zij geacht willen worden tegen te hebben gestemd."
    >>> read_noted(said, Sides(), Members((), ANY_DAY, None), ANY_DAY).parties_against
    ('SP',)
    """
    noted = _NOTED.search(sentence)
    named = _NOTED_WHO.search(sentence) or _NOTED_FOR.search(sentence)
    if not (noted and named):
        return sides
    side = _SIDES[noted["side"]] if noted["side"] else AGAINST
    who = named["who"]
    for party, member in _voters(who[:1].lower() + who[1:], members, when):
        if party and party not in (*sides.parties_for, *sides.parties_against):
            sides = sides.with_party(side, party)
        elif member and member not in (*sides.members_for, *sides.members_against):
            sides = sides.with_members(side, [member])
    return sides


def _clauses(sentence: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[str, Side]]:
    """The parts of a sentence that name voters, with their side.

    Names of parties are skipped: the `voor` in `Partij voor de Dieren` is not a side.
    """
    masked = sentence
    for start, end in names:
        masked = f"{masked[:start]}{'X' * (end - start)}{masked[end:]}"
    said = _ESTABLISHED.search(masked)
    position = said.end() if said else 0
    for match in _SIDE.finditer(masked, position):
        yield sentence[position : match.start()], _SIDES[match["side"]]
        position = match.end()


def _voters(
    clause: str, members: Members, when: Period
) -> Iterator[tuple[str | None, Named | None]]:
    """The parties and members of a list, as pairs with one of the two; `de leden Houwers en Klein` go on."""
    is_member = False
    for item in _SEPARATOR.split(clause):
        leading = _LEADING.match(item)
        before, name = (leading[0], item[leading.end() :].strip()) if leading else ("", item)
        addressed = _ADDRESSED.match(name)
        name = name[addressed.end() :] if addressed else name
        says_member = bool(addressed or _MEMBER.search(before))
        is_member = says_member or (is_member and "fracti" not in before)
        if not _PRINTED_NAME.fullmatch(name):
            continue
        party = party_of(name, when, of_one=says_member)
        if party or not is_member:
            yield party or name, None
        else:
            yield None, members.of(name)


def party_of(name: str, when: Period, *, of_one: bool = False) -> str | None:
    """The party of a printed name; `Lid Verdonk` for a member who votes as a group `of_one`."""
    known = parties()
    name = name.replace("’", "'")
    if not of_one and (party := known.id_of(name, when)):
        return party
    return known.single(name, when) or (None if of_one else known.id_of(name, in_brackets=True))
