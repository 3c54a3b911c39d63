"""Citations of parliamentary documents, and the identifiers of what they cite.

The grammar is put together from small named parts. A citation that leaves out its dossier takes
it from the document where that is certain (`stuk nr. 12` in a debate on one dossier).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from ..notation.dossiers import DOSSIER, normal_dossier, parse_session_year
from ..notation.identifiers import published_at
from ..text.patterns import backward_pattern
from ..text.source import ReferenceMark
from .candidate import Candidate
from .literals import all_places

_YEARS = r"(?:19|20)\d{2}\s?[-–—/]\s?(?:\d{4}|\d{2,3})"
_CHAMBER = r"(?:I{1,2}|I/II|EK|TK)"
_NUMBER = r"(?:\d{1,4}(?![\d.:]\d|\d)|[A-Z]{1,3}(?![\p{L}\d]))"
# A further number is one only where no noun follows that it could count: not in `nr. 187, 12 bedrijven`,
# `nr. 187 en 2 andere stukken`, `nr. 187, 24 juni 2014` or `nr. 187, 2014`.
_NO_NOUN = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|gaat|gaan|staat|staan|die|dat|waarin"
    r"|van|voor|met|over|bij|door|aan|in|tot|t/m)"
)
_FURTHER = (
    rf"(?!(?:19[89]|20[0-4])\d\b){_NUMBER}"
    rf"(?=\s?(?:[).;:/–-]|,|\sen\s(?:\d|[A-Z]\b)|\Z|\n)|\s{_NO_NOUN}\b)"
)
_NUMBERS = rf"{_NUMBER}(?:(?:\s?,\s(?:en\s)?|\s?[-–]\s?|/|\s(?:en|t/m|tot\sen\smet)\s){_FURTHER})*"
_NR = r"(?:[Nn](?:r|o)s?|NRS?)\.?\s?"
_PAGES = r"(?:,\s?(?:pp?\.?|blz\.?|pag\.?|pagina(?:[’']s)?)\s?(?P<pages>\d+(?:\s?[-–]\s?\d+)?))?"

_CITATION = regex.compile(
    rf"""(?<![\p{{L}}-])(?:
        # `Kamerstukken II 2020/21, 35 845, nr. 6`, `Kamerstuk26 485, nr. 304`, `TK 2011-2012, 26 485, nr. 119`;
        # a footnote's number may be glued in front: `1Kamerstukken II`
        (?P<word>[Kk]amerstuk(?:ken)?(?:nummer)?s?|KAMERSTUK(?:KEN)?|Kst\.|TK|EK|(?:Tweede|Eerste)\sKamer,\svergaderjaar)
          ,?\s?(?:\(?(?P<chamber>{_CHAMBER})(?:\b|\)),?\s?)?(?:(?:[Vv]ergaderjaar\s)?(?P<years>{_YEARS}),?\s?)?
          (?P<dossiers>{DOSSIER}(?:(?:,|\sen|,\sen)\s{DOSSIER})*)
          (?:,\shoofdstuk\s(?P<chapter>[IVXL]{{1,6}}|[A-Z]))?
          # without a comma or `letter` a letter is a chapter of the budget: `Kamerstuk 36 410 XII`
          (?:\s?,?\s?{_NR}(?P<numbers>{_NUMBERS})|(?:\s?,\s?(?:letter\s)?|\sletter\s)(?P<letter>[A-Z]{{1,3}}(?![\p{{L}}\d]))
            |-(?P<numbers>\d{{1,4}})(?!\d)){_PAGES}
        # a whole dossier: `Kamerstukken II 2015/16, 33 996`
      | (?P<whole>[Kk]amerstuk(?:ken)?)\s(?:(?P<chamber>{_CHAMBER})\b,?\s?)?(?:(?P<years>{_YEARS}),?\s?)?
          (?P<dossiers>{DOSSIER})(?!\d|-\d|\s?,?\s?(?:{_NR}\d|[A-Z]{{1,3}}\b)|-?[A-Z])
        # `Aanhangsel Handelingen II 2019/20, nr. 2820`, `Aanhangsel, nr. 811, vergaderjaar 2018–2019`,
        # `Tweede Kamer, vergaderjaar 2012–2013, Aanhangsel, nr. 901`
      | (?P<annex>Aanhangsel(?:\s(?:van\sde\s)?Handelingen|\svan\shet\sVerslag\sder\sHandelingen)?
            |(?P<annex_chamber>Tweede|Eerste)\sKamer,\svergaderjaar\s(?P<annex_years>{_YEARS}),\sAanhangsel(?:\svan\sde\sHandelingen)?)
          ,?\s?(?:(?P<annex_chamber>{_CHAMBER})\b,?\s?)?
          (?:(?:(?:[Vv]ergaderjaar\s)?(?P<annex_years>{_YEARS}),?\s?(?:{_NR})?|(?(annex_years){_NR}|(?!)))
              (?P<annex_number>\d{{1,4}})(?!\d)(?P<annex_more>(?:(?:,|\sen|,\sen)\s\d{{1,4}}(?!\d))*)
            |{_NR}(?P<annex_number>\d{{1,4}}),?\s(?:[Vv]ergaderjaar\s)(?P<annex_years>{_YEARS}))
        # `Handelingen II 2017/18, nr. 70, item 9, p. 1-4`; of old only the page: `Handelingen TK 1999/2000, p. 4567`
      | (?P<record>Handelingen)\s(?:(?P<record_chamber>{_CHAMBER}),?\s)?(?:[Vv]ergaderjaar\s)?
          (?P<record_years>{_YEARS}),?\s(?:{_NR}(?P<sitting>\d{{1,3}})(?:,?\sitem\s(?P<item>\d{{1,3}}))?
          (?:,?\s?(?:p|pp|blz)\.?\s?(?P<record_pages>\d[\d-–]*))?|(?:pp?|blz)\.?\s?(?P<record_pages>\d[\d-–]*))
        # identifiers as they are: `kst-26485-220`, `ah-tk-20192020-2907`, `2017Z18861`
      | (?P<identifier>kst-\d{{5}}(?:-[IVXLR\d]+)*-[A-Z\d]+|blg-\d{{3,8}}|ah-[te]k-\d{{8}}-\d+|h-[te]k-\d{{8}}-\d+-\d+)
      | (?<!\p{{N}})(?:
          # `26 485, nr. 67`, `31226, nr. 27`, `34834, nr. 17, was nr. 9`
          (?P<bare>{DOSSIER})\s?,\s?{_NR}(?P<bare_numbers>{_NUMBERS}){_PAGES}(?:,\swas\s{_NR}(?P<bare_old>\d{{1,4}}))?
          # in the Eerste Kamer: `Schriftelijk (33 996, C)`
        | (?<=\()(?P<bare>{DOSSIER}),\s(?P<letter>[A-Z]{{1,3}})(?=\))
          # `Zij krijgt nr. 346 (32847)`, `nr. 17, was nr. 9 (34834)`
        | (?P<new>{_NR}(?P<new_number>\d{{1,4}})),\swas\s(?P<old>{_NR}(?P<old_number>\d{{1,4}})\s\((?P<old_dossier>{DOSSIER})\))
        | {_NR}(?P<own_number>\d{{1,4}})\s\((?P<own_dossier>{DOSSIER})\)
          # in the Eerste Kamer: `Zij krijgt letter F (33000 XVII)`
        | letter\s(?P<own_number>[A-Z]{{1,3}})\s\((?P<own_dossier>{DOSSIER})\)
          # `stuk nr. 12, I`: the part of an amendment is not its number
        | stuk\s{_NR}(?P<piece>\d{{1,4}})(?:,\s[IVX]{{1,5}}(?:(?:\sen|,|\stot\sen\smet|\st/m)\s[IVX]{{1,5}})*)?
            (?:\s\((?P<piece_dossier>{DOSSIER})\))?(?![\p{{L}}\d])
          # `gedrukt onder nr. 11`, `de motie nr. 346`
        | (?<=\b(?:[Oo]nder|ONDER|motie|amendement)\s){_NR}(?P<piece>\d{{1,4}})(?!\s?\(|[\d.]*\d)
          # a bill in brackets behind its title
        | (?<=\()(?P<bill>{DOSSIER})(?=\))
        | (?P<case>(?:19|20)\d{{2}}[ZD]\d{{4,6}})
        | (?P<short>\d{{5}}(?:-[IVX]+)?-\d{{1,4}})
      )
    )(?![\p{{L}}\d])""",
    regex.VERBOSE,
)
# A citation starts with one of these words, at a number, or at what stands in front of a number.
_WORDS = ("kamerstuk", "Tweede", "Eerste", "Aanhangsel", "Handelingen")
# `Kamerstuk`, `KAMERSTUK`, `Kst.`, `TK`, `EK`: one search for the letter that is rare.
_WITH_K = re.compile(r"K(?:amerstuk|AMERSTUK|st\.|(?P<chamber>(?<=[TE]K)))")
# `regex` finds what begins with one of these digits three times as fast as `re`, `[0-9]+` far slower.
# The group tells that a citation can start here: with a dossier (`26 485`) or a case (`2017Z18861`).
_DIGITS = regex.compile(r"[0-9]((?=[0-9]\s?[0-9]{3})|(?=[09][0-9]{2}[ZD]))?[0-9]*")
_BEFORE_NUMBER = backward_pattern(
    r"""
    # `stuk nr. 12`, of which a citation can be all or without `stuk`
    (?P<first>stuk\s)?(?P<first>(?:[Nn][ro]s?|NRS?)\.?\s?)
    # `kst-26485-220`, `Zij krijgt letter F (33000 XVII)`
  | (?P<first>(?:kst|blg|a?h-[te]k)-|letter\s[A-Z]{1,3}\s\()""",
    regex.VERBOSE,
)
BILL = r"""\b(?:
    [Ww]etsvoorstel | [Ii]nitiatief(?:wets)?voorstel | [Ii]nitiatiefwet | [Nn]ovelle
  | [Vv]oorstel\svan\s(?:[Rr]ijks)?wet | Wijziging\svan
)\b"""
"""Pattern, for VERBOSE, of words that make a dossier in brackets behind them a bill's."""
BILL_TITLE = r"""\b(?:
    (?:Goedkeuring|Vaststelling)\svan | (?:Bepalingen|Regels)\s(?:inzake|omtrent|over|tot)
  | [Bb]egroting | Tijdelijke\swet | Wet | \p{Lu}\p{Ll}*wet
)\b"""
"""The same of how titles begin: `Wet toekomst pensioenen`, which can be laws in force as well."""
UNTIL_BRACKETS = r"[^.;()]{0,380}(?:\([^()]{2,150}\)\s)?\("
"""The rest of a title: `... (Wet herkomst grondstoffen) (35812)`.

A bill's title had 257 characters at most in the documents that were read; half as many more leave
room for longer ones.
"""

# Five digits in brackets are a bill's, or an initiatiefnota's, where its sentence says so.
_BILL = backward_pattern(
    rf"""(?:
        (?:{BILL}|{BILL_TITLE}){UNTIL_BRACKETS}
      | \b(?:
            [Ww]etsvoorstel | [Vv]oorstel\svan\s(?:[Rr]ijks)?wet | [Ii]nitiatiefnota
          | Wijziging\svan | Regels\s(?:inzake|over|tot)
        )\b[^;()]{{0,380}}\(
    )""",
    regex.VERBOSE,
)
_DOSSIERS = regex.compile(DOSSIER)
_EACH = regex.compile(_NUMBER)
_LINKED = re.compile(r"[\s(,]*(?:nrs?\.\s)?")
_LONGEST_RANGE = 40  # numbers; more of them are a misprint sooner than a range
_RANGE = regex.compile(r"\s?(?:[-–]|t/m|tot\sen\smet)\s?")


def find_references(text: str, dossiers: Sequence[str] = ()) -> Iterator[Candidate]:
    """Yield each citation of a parliamentary document in `text`.

    `dossiers` are those that the document itself is about; with exactly one of them a citation
    without dossier belongs to it, else with exactly one that is cited as `26 485, nr. 3` or
    `nr. 3 (26485)`, and is one of them where there are any. The value is the official identifier, None where the citation and
    the document do not suffice for one.

    >>> cited, = find_references("Zie Kamerstukken II 2020/21, 35 845, nr. 6.")
    >>> cited.value, cited.attributes["session_year"]
    ('kst-35845-6', '2020-2021')
    """
    found = list(_citations(text))
    context = list(dict.fromkeys(dossiers))
    if len(context) != 1:
        # The numbers that the chair gives to motions name the dossier of the debate.
        announced = dict.fromkeys(
            normal_dossier(match["own_dossier"] or match["old_dossier"] or match["bare"])
            for match in found
            if match["own_dossier"] or match["old_dossier"] or match["bare"]
        )
        context = [each for each in announced if not context or each in context]
    own = context[0] if len(context) == 1 else None
    for match in found:
        if match["bill"] and not _BILL.match(text, 0, match.start()):
            continue
        for each in _read(match, own):
            yield each._replace(attributes={**each.attributes, "address": published_at(each.value)})


def _citations(text: str) -> Iterator[regex.Match[str]]:
    end = 0
    for start in _starts(text):
        if start >= end and (match := _CITATION.match(text, start)):
            end = match.end()
            yield match


def _starts(text: str) -> list[int]:
    """Where a citation can start, in order; at most numbers none does."""
    starts = all_places(text, _WORDS)
    starts += [match.start() - (match["chamber"] is not None) for match in _WITH_K.finditer(text)]
    for number in _DIGITS.finditer(text):
        start = number.start()
        if number.lastindex:
            starts.append(start)
        if signs := _BEFORE_NUMBER.match(text, 0, start):
            starts += signs.starts("first")
    starts.sort()
    return starts


def _read(match: regex.Match[str], own: str | None) -> Iterator[Candidate]:
    start, end = match.span()
    if match["identifier"] or match["case"]:
        yield _identified(start, end, match[0])
    elif match["whole"] or match["bill"]:
        dossiers = [normal_dossier(match["dossiers"] or match["bill"])]
        years = _years(match["years"]) if match["years"] else None
        attributes = _attributes(
            "dossier", chamber=_chamber(match["chamber"]), session_year=years, dossiers=dossiers
        )
        yield Candidate(start, end, "reference", None, attributes)
    elif match["annex"]:
        yield from _annex(match)
    elif match["record"]:
        years = _years(match["record_years"])
        chamber = _chamber(match["record_chamber"])
        value = None
        if chamber and match["item"]:
            value = (
                f"h-{chamber.lower()}-{years.replace('-', '')}-{match['sitting']}-{match['item']}"
            )
        yield Candidate(
            start,
            end,
            "reference",
            value,
            _attributes(
                "handelingen",
                chamber=chamber,
                session_year=years,
                number="-".join(filter(None, (match["sitting"], match["item"]))) or None,
                pages=match["record_pages"],
            ),
        )
    elif match["short"]:
        dossier, _, number = match["short"].rpartition("-")
        yield _kamerstuk(start, end, [dossier], number)
    elif match["piece"]:
        printed = match["piece_dossier"]
        dossier = normal_dossier(printed) if printed else own
        yield _kamerstuk(start, end, [dossier] if dossier else [], match["piece"])
    elif match["new"]:
        dossier = [normal_dossier(match["old_dossier"])]
        yield _kamerstuk(*match.span("new"), dossier, match["new_number"])
        yield _kamerstuk(*match.span("old"), dossier, match["old_number"])
    elif match["own_number"]:
        yield _kamerstuk(
            start,
            end,
            [normal_dossier(match["own_dossier"])],
            match["own_number"],
        )
    else:
        yield from _numbered(match)


def _identified(start: int, end: int, identifier: str) -> Candidate:
    """A document under its identifier, or a number of the House like `2017Z18861`."""
    prefix, *rest = identifier.split("-")
    chamber = rest[0].upper() if rest and rest[0] in ("tk", "ek") else None
    number, dossiers = rest[-1] if rest else identifier, list[str]()
    if prefix == "kst":
        dossiers = ["-".join(rest[:-1])]
    elif prefix == "h":
        number = "-".join(rest[-2:])
    elif not rest:
        # Only the Tweede Kamer numbers cases and documents like this.
        chamber, prefix = "TK", "question" if "Z" in identifier else "document"
    kind = {"kst": "kamerstuk", "ah": "aanhangsel", "h": "handelingen", "blg": "bijlage"}
    attributes = _attributes(
        kind.get(prefix, prefix), chamber=chamber, number=number, dossiers=dossiers
    )
    return Candidate(start, end, "reference", identifier, attributes)


def _annex(match: regex.Match[str]) -> Iterator[Candidate]:
    """Printed answers in the annex of the Handelingen; further numbers stand for themselves."""
    years = _years(match["annex_years"])
    chamber = _chamber(match["annex_chamber"]) or "TK"
    first_end = match.end("annex_number") if match["annex_more"] else match.end()
    places = [(match.start(), first_end, match["annex_number"])]
    if match["annex_more"]:
        places += [
            (*each.span(), each[0])
            for each in _EACH.finditer(match.string, *match.span("annex_more"))
        ]
    for start, end, number in places:
        value = f"ah-{chamber.lower()}-{years.replace('-', '')}-{number}"
        attributes = _attributes("aanhangsel", chamber=chamber, session_year=years, number=number)
        yield Candidate(start, end, "reference", value, attributes)


def _numbered(match: regex.Match[str]) -> Iterator[Candidate]:
    """A citation with one or more numbers: the first holds the dossier, the others themselves."""
    group = "numbers" if match["numbers"] else "bare_numbers" if match["bare_numbers"] else "letter"
    printed = match["dossiers"] or match["bare"]
    dossiers = [normal_dossier(each[0]) for each in _DOSSIERS.finditer(printed)]
    if match["chapter"]:
        dossiers = [f"{each}-{match['chapter']}" for each in dossiers]
    years = _years(match["years"]) if match["years"] else None
    chamber = _chamber(match["chamber"]) or _chamber(match["word"])
    numbers = list(_EACH.finditer(match.string, *match.span(group)))
    between = [
        match.string[first.end() : second.start()] for first, second in itertools.pairwise(numbers)
    ]
    for index, number in enumerate(numbers):
        start = number.start() if index else match.start()
        end = number.end() if len(numbers) > 1 or match["bare_old"] else match.end()
        yield _kamerstuk(start, end, dossiers, number[0], chamber, years, match["pages"])
        if index < len(between) and _RANGE.fullmatch(between[index]):
            following = numbers[index + 1]
            if number[0].isdigit() and following[0].isdigit():
                # What a range leaves unprinted stands for itself at the range's last number.
                for missing in _between(int(number[0]), int(following[0])):
                    yield _kamerstuk(
                        *following.span(), dossiers, str(missing), chamber, years, match["pages"]
                    )
    if match["bare_old"]:
        start, end = match.span("bare_old")
        start = match.string.rindex("n", 0, start)
        yield _kamerstuk(start, end, dossiers, match["bare_old"], chamber, years)


def _between(first: int, last: int) -> range:
    """The numbers that a range does not print; none of one so long that it must be a misprint."""
    return range(first + 1, last if last - first <= _LONGEST_RANGE else first + 1)


def _kamerstuk(
    start: int,
    end: int,
    dossiers: Sequence[str],
    number: str,
    chamber: str | None = None,
    years: str | None = None,
    pages: str | None = None,
) -> Candidate:
    value = f"kst-{dossiers[0]}-{number}" if dossiers else None
    # The House numbers its documents, the Senate letters them.
    chamber = chamber or ("TK" if number.isdigit() else "EK")
    attributes = _attributes(
        "kamerstuk",
        chamber=chamber,
        session_year=years,
        dossiers=list(dossiers),
        number=number,
        pages=pages,
    )
    return Candidate(start, end, "reference", value, attributes)


def _attributes(
    kind: str,
    *,
    chamber: str | None = None,
    session_year: str | None = None,
    dossiers: Sequence[str] = (),
    number: str | None = None,
    pages: str | None = None,
) -> dict[str, object]:
    return {
        "kind": kind,
        "chamber": chamber,
        "session_year": session_year,
        "dossiers": list(dossiers),
        "number": number,
        "pages": pages,
    }


def _years(printed: str) -> str:
    year, _, following = regex.sub(r"\s?[-–—/]\s?", "-", printed).partition("-")
    return parse_session_year(year, following)


def _chamber(printed: str | None) -> str | None:
    if printed in ("II", "TK") or (printed or "").startswith("Tweede"):
        return "TK"
    return "EK" if printed in ("I", "EK") or (printed or "").startswith("Eerste") else None


def with_marked(
    text: str, found: Iterable[Candidate], marks: Sequence[ReferenceMark]
) -> Iterator[Candidate]:
    """The citations that the text shows, with what the format's links say they are of.

    A link within one citation gives its identifier, where the text has none or another one
    (`value_from`: `format`). A link on other words is a citation of its own.

    >>> link = ReferenceMark(4, 11, "kst-26485-220")
    >>> [each.value for each in with_marked("Zie nr. 220.", (), [link])]
    ['kst-26485-220']
    """
    citations = sorted(found)
    starts, ends = [each.start for each in citations], [each.end for each in citations]
    values: dict[int, str] = {}
    for mark in _whole(text, marks):
        # Citations do not overlap, so those that end behind a place also start in order.
        inside = range(bisect_right(ends, mark.start), bisect_left(starts, mark.end))
        if len(inside) == 1:
            values.setdefault(inside[0], mark.value)
        elif not inside:
            own = _identified(mark.start, mark.end, mark.value)
            address = published_at(own.value)
            attributes = {**own.attributes, "address": address, "value_from": "format"}
            yield own._replace(attributes=attributes)
    for index, each in enumerate(citations):
        value = values.get(index, each.value)
        if value != each.value:
            address = published_at(value)
            attributes = {**each.attributes, "address": address, "value_from": "format"}
            each = each._replace(value=value, attributes=attributes)
        yield each


def _whole(text: str, marks: Iterable[ReferenceMark]) -> Iterator[ReferenceMark]:
    """The links, those of one citation together: in `nr. 346 (32847)` number and dossier are two."""
    last: ReferenceMark | None = None
    for mark in marks:
        # A question's number is its identifier, also where a publication is made of it.
        mark = mark._replace(value=mark.value.removeprefix("kv-tk-").removeprefix("kv-ek-"))
        if last and last.value == mark.value and _LINKED.fullmatch(text, last.end, mark.start):
            last = last._replace(end=mark.end)
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last
