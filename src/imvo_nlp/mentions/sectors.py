"""Economic sectors and the covenants of sectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from ..lexicons.loader import Sector, load_table
from .candidate import Candidate

# What makes a sector of a product: `goudsector`, `kledingmarkt`; a `kledingbedrijf` is a company.
_SUFFIX = r"(?:sub)?sector(?:en|s)?|industrie(?:ën)?|branches?|nijverheid"
_COVENANT = r"convenant(?:en)?"
_MARKET = frozenset(("kleding", "textiel", "mode"))
_ADJECTIVE = (
    r"(?:[Dd]uurzame?|[Vv]erantwoorde?|[Ii]nternationaal|[Bb]evorder(?:en|ing)|[Mm]aatschappelijk|"
    r"[Bb]eleggen|[Oo]ndernemen|[Vv]oor|[Nn]ederlandse|[Nn]ationale?)"
)
_LIST_BREAK = regex.compile(r"(?:,|\s?/|\sen|\sof|,\sen|,\smaar\sook)\s(?:de\s|het\s|binnenkort\s|ook\s|van\sde\s)*|/")
_SECTOR_WORD = regex.compile(r"\b(?:[\p{L}-]*[ -])?(?:risico)?(?:sub)?sector(?:en)?\b")


class Sectors:
    """The words for sectors, compiled for searching."""

    def __init__(self, rows: Sequence[Sector]) -> None:
        by_use: dict[str, dict[str, str]] = {"stem": {}, "name": {}, "always": {}, "covenant": {}}
        for row in rows:
            by_use[row.use][row.form.lower()] = row.id
        self.stems, self.names = by_use["stem"], by_use["name"]
        self.always, self.covenants = by_use["always"], by_use["covenant"]
        stems = _alternatives(self.stems)
        names = _alternatives(self.names)
        coordinated = rf"(?P<first>{stems})-(?:,\s(?P<middle>{stems})-)?\s(?:en|of|en/of)\s(?P<second>{stems})"
        self.pattern = regex.compile(
            rf"""(?<![\p{{L}}\d-])(?:
                (?P<phrase>(?:(?:IMVO|imvo|MVO|mvo)-)?[Cc]onvenant(?:en)?\s(?:{_ADJECTIVE}\s){{0,4}}
                    (?:(?P<phrase_first>{stems})-\s(?:en|of)\s)?(?P<phrase_name>{names}|{_alternatives(self.always)})
                    (?:\s(?:hout)?sector)?)
              | (?P<covenant>{_alternatives(self.covenants)})
              | (?P<pair>{coordinated})(?P<pair_tail>[ -]?{_COVENANT}|-?(?:{_SUFFIX})|markt)
              | (?P<always>{_alternatives(self.always)})
              | (?P<compound>{stems}|{names})(?P<tail>[ -]?{_COVENANT}|-?(?:{_SUFFIX})|markt)
              | (?P<apposed>[Ss]ector\s(?P<apposed_name>{names}))
            )(?![\p{{L}}\d])(?!-\p{{L}})""",
            regex.VERBOSE | regex.IGNORECASE,
        )
        self.bare = regex.compile(rf"(?<![\p{{L}}\d-])(?:{names})(?![\p{{L}}\d-])", regex.IGNORECASE)

    def id_of(self, form: str) -> str | None:
        """The sector of a form in any use; None for a word that is none."""
        key = " ".join(form.lower().split())
        for table in (self.covenants, self.always, self.names, self.stems):
            if key in table:
                return table[key]
        return None


def _alternatives(forms: dict[str, str]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(regex.escape(form).replace("\\ ", r"\s") for form in ordered)


def find_sectors(text: str, sectors: Sectors) -> Iterator[Candidate]:
    """Yield the sectors and covenants named in `text`, each as the noun phrase that names it.

    A product alone (`goud`, `textiel`) is a sector only where the text says so: as a heading,
    after `de sectoren`, `in de`, or in one list with sectors. Two sectors in one word are two
    mentions, one sector under two names is one.

    >>> lexicon = sectors()
    >>> [each.value for each in find_sectors("de olie- en gassector en de goudmijn", lexicon)]
    ['olie_en_gas']
    >>> [each.value for each in find_sectors("het sierteelt- en metaalconvenant", lexicon)]
    ['sierteelt', 'metaal']
    """
    firm = [each for match in sectors.pattern.finditer(text) for each in _read(match, sectors)]
    taken = sorted(firm)
    yield from firm
    yield from _bare_names(text, sectors, taken)


def _read(match: regex.Match[str], sectors: Sectors) -> Iterator[Candidate]:
    start, end = match.span()
    if match["phrase"]:
        yield _sector(start, end, sectors.id_of(match["phrase_name"]), "covenant")
    elif match["covenant"]:
        yield _sector(start, end, sectors.id_of(match["covenant"]), "covenant")
    elif match["pair"]:
        form = "covenant" if "convenant" in match["pair_tail"].lower() else "sector"
        parts = [part for part in ("first", "middle", "second") if match[part]]
        ids = [sectors.id_of(match[part]) for part in parts]
        if len(set(ids)) == 1:
            yield _sector(start, end, ids[0], form)
            return
        for part, value in zip(parts, ids, strict=True):
            stop = end if part == "second" else match.end(part)
            yield _sector(match.start(part), stop, value, form)
    elif match["always"]:
        # `Landbouw` with a capital in a sentence is a ministry's name.
        if not match[0][0].isupper() or _starts_paragraph(match.string, start):
            yield _sector(start, end, sectors.id_of(match["always"]), "sector")
    elif match["compound"]:
        covenant = "convenant" in match["tail"].lower()
        if match["tail"] == "markt" and match["compound"].lower() not in _MARKET:
            return
        if match["tail"][0] == " " and not covenant:
            return
        yield _sector(start, end, sectors.id_of(match["compound"]), "covenant" if covenant else "sector")
    elif match["apposed"] and match["apposed"][0].islower():
        yield _sector(start, end, sectors.id_of(match["apposed_name"]), "sector")


def _sector(start: int, end: int, value: str | None, form: str) -> Candidate:
    return Candidate(start, end, "sector", value, {"form": form})


def _starts_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _bare_names(text: str, sectors: Sectors, firm: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of products that mean their sector, by where they stand."""
    starts = {each.start: each for each in firm}
    ends = {each.end: each for each in firm}
    covered = [(each.start, each.end) for each in firm]
    index = 0
    pending: list[tuple[int, int]] = []
    for match in sectors.bare.finditer(text):
        start, end = match.span()
        while index < len(covered) and covered[index][1] <= start:
            index += 1
        if index < len(covered) and covered[index][0] < end:
            continue
        pending.append((start, end))
    # From left to right a list goes on from what is a sector; then once more from right to left.
    accepted: dict[int, Candidate] = {}
    for start, end in pending:
        form = _form_from_left(text, start, end, ends)
        if form:
            accepted[start] = ends[end] = starts[start] = _sector(
                start, end, sectors.id_of(text[start:end]), form
            )
    for start, end in reversed(pending):
        if start in accepted:
            continue
        following = _LIST_BREAK.match(text, end)
        neighbour = starts.get(following.end()) if following else None
        if neighbour is not None:
            accepted[start] = starts[start] = _sector(
                start, end, sectors.id_of(text[start:end]), neighbour.attributes["form"]
            )
    yield from accepted.values()


def _form_from_left(
    text: str, start: int, end: int, ends: dict[int, Candidate]
) -> str | None:
    if _starts_paragraph(text, start) and text[end : end + 2] in ("\n\n", ""):
        return "sector"  # a heading
    before = text[max(start - 60, 0) : start]
    listed = regex.search(rf"(?:{_LIST_BREAK.pattern})\Z", before)
    if listed and (neighbour := ends.get(start - len(listed[0]))):
        return str(neighbour.attributes["form"])
    if regex.search(r"\bsectoren(?:\s\((?:o\.a\.|onder andere|zoals)?\s?|:\s|,\s|,?\s(?:zoals|te weten|namelijk)\s(?:de\s)?|\s)\Z", before):
        return "sector"
    if regex.search(r"\bsector\s\((?:zoals\s)?\Z", before):
        return "sector"
    if regex.search(r"convenanten\s\((?:voor\s)?\Z", before):
        return "covenant"
    if regex.search(r"(?<!\p{L})in de\s\Z", before) and text[start:end].lower() in ("textiel", "bouw", "kleding", "mode"):
        return "sector"
    return None


@cache
def sectors() -> Sectors:
    """The sectors of the shipped lexicon, read once."""
    return Sectors(load_table(Sector))
