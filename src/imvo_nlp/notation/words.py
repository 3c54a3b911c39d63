"""Words of the House for people, posts, committees and dates, declared once.

Patterns elsewhere are composed of these. `capital` and `any_case` return alternations for places
where a sentence starts, or can start.
"""

from __future__ import annotations

from collections.abc import Iterable

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

MONTHS_CUT_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""Abbreviated months, mostly with a full stop: `12 febr. 2021`."""

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

ACTING = ("fungerend", "waarnemend", "tijdelijk", "plaatsvervangend")
"""Adjectives of deputies who preside or sign: `de fungerend voorzitter`, `de waarnemend griffier`."""

TITLES = ("prof", "drs", "dr", "mr", "ir", "ing")
"""Academic titles before a name, each printed with a full stop: `dr. Bussemaker`."""

UNFINISHED = (
    "de", "het", "een", "en", "of", "van", "in", "op", "te", "met", "voor", "door", "aan", "bij",
    "dat", "die", "als", "om", "uit", "tot", "naar", "over", "is",
)  # fmt: skip
"""Words with which no paragraph and no heading ends."""

PARTS_OF_DOCUMENTS = (
    "artikel", "vraag", "vragen", "antwoord", "antwoorden", "bijlage", "bijlagen", "paragraaf",
    "hoofdstuk", "lid", "deel", "punt", "onderdeel", "tabel", "figuur", "aanbeveling", "conclusie",
)  # fmt: skip
"""Nouns followed by their number: `Vraag 1`, `artikel 3`."""

DEPUTY_CHAIRS = ("ondervoorzitter", "vicevoorzitter", "vice-voorzitter")
"""Deputies of the chair: `de ondervoorzitter`, `de eerste ondervoorzitter`."""

GUEST_TITLES = (
    "president", "vicepresident", "bondspresident", "bondskanselier", "kanselier", "koning", "koningin", "prins",
    "prinses", "secretaris-generaal", "gevolmachtigd minister", "gevolmachtigde minister",
    "commissaris", "eurocommissaris", "commissievoorzitter", "parlementsvoorzitter",
    "informateur", "formateur", "verkenner", "ombudsman", "nationale ombudsman", "Nationale Ombudsman",
    "kinderombudsman", "nationaal rapporteur", "Nationaal Rapporteur", "ambassadeur",
    "gouverneur", "burgemeester", "regeringscommissaris", "staatsraad", "gedelegeerde", "bijzonder gedelegeerde",
    "bijzondere gedelegeerde",
)  # fmt: skip
"""Titles of speakers who are neither members nor in the government of the Netherlands."""

OWN_FUNCTIONS = ("rapporteur", "initiatiefnemer", "initiatiefneemster", "indiener", "woordvoerder")
"""Functions of members in a debate, printed in place of the party: `De heer Grashoff (rapporteur):`."""

NOTES_OF_HEADINGS = (
    "via", "bij", "per", "op", "in", "vanaf", "vanuit", "met", "zonder", "buiten", "door",
    "namens", "mede", "ook", "tevens", "digitaal", "online", "telefonisch", "fysiek", "aanwezig",
    "afwezig", "interrumperend", "vervolgend", "voortgaand", "voorlezend",
)  # fmt: skip
"""First words of a note in a heading's brackets: `(bij interruptie)`, `(CDA, mede namens de SGP)`."""

COMMITTEE_ADJECTIVES = ("vaste", "algemene", "tijdelijke", "bijzondere")
"""Kinds of committees of the House: `de vaste commissie voor Financiën`."""

GENTLEMAN, LADY = "heer", "mevrouw"
"""Forms of address for members in a report: `de heer Voordewind`, `mevrouw Diks`."""

VOCATIVES = ("meneer", "mijnheer", LADY)
"""Forms of address between speakers: `meneer Voordewind`."""

GENDERS = {
    GENTLEMAN: "m",
    "meneer": "m",
    "mijnheer": "m",
    "dhr.": "m",
    LADY: "f",
    "mevr.": "f",
    "mw.": "f",
}
"""All forms of address, with their gender."""

MEMBER, MEMBERS = "lid", "leden"
"""Words for members in motions and questions: `het lid Diks`; also part of `Kamerlid`."""

COLLEAGUE, COLLEAGUES = "collega", ("collega’s", "collega's")
"""Words of members and ministers for each other: `collega Voordewind`."""

MEMBERS_ADDRESSED = (
    GENTLEMAN, "heren", LADY, MEMBER, MEMBERS, COLLEAGUE, *COLLEAGUES,
    *(f"{capital}amer{form}" for capital in "Kk" for form in (MEMBER, MEMBERS)),
)  # fmt: skip
"""Words before the names of members within a sentence: `de motie van de heren Bos en Smit`."""

MINISTER, STATE_SECRETARY = "minister", "staatssecretaris"
PRIME_MINISTERS = ("minister-president", "premier")

INSTITUTIONS = (
    "kabinet", "regering", "Raad van State", "Afdeling advisering",
    "Afdeling advisering van de Raad van State", "Algemene Rekenkamer", "Nationale Ombudsman",
    "Nationale ombudsman", "schriftelijk overleg", "algemeen overleg",
)  # fmt: skip
"""Authors of documents other than people: `het rapport van de Algemene Rekenkamer`."""

MOTION_HEARD = ("gehoord de beraadslaging", "gehoord de discussie", "gehoord het debat")
"""Words after `De Kamer,` at the beginning of a motion."""

MOTION_CONSIDERS = (
    "overwegende", "constaterende", "van mening", "van oordeel", "gelet op", "gezien", "gehoord",
    "kennisgenomen", "in overweging nemende", "voorts overwegende", "tevens overwegende", "indachtig",
    "verwijzende", "vaststellende", "ervan overtuigd", "van overtuiging",
)  # fmt: skip
"""First words of the considerations of a motion, before its requests."""

MOTION_ASKS = (
    "verzoekt", "spreekt uit", "spreekt als", "roept de", "draagt de", "besluit", "en gaat over tot",
)  # fmt: skip
"""First words of the requests of a motion, and of its last clause."""

SITES = (
    "Parlementaire monitor", "Parlement.com", "PARLEMENT.com", "Europa Nu",
    "Officiële bekendmakingen", "Officielebekendmakingen.nl", "officielebekendmakingen.nl", "Overheid.nl",
    "Open Overheid", "open.overheid.nl", "Rijksoverheid.nl", "Rijksoverheid", "Tweede Kamer der Staten-Generaal",
    "Eerste Kamer der Staten-Generaal", "Tweede Kamer", "Eerste Kamer", "tweedekamer.nl", "eerstekamer.nl",
    "tkconv", "OpenTK", "Debat Gemist", "Debat Direct",
)  # fmt: skip
"""Names of sites after the title of a page: `... - Parlementaire monitor`."""

PARTICLES = (
    "van", "de", "den", "der", "het", "ter", "ten", "te", "'t", "’t", "in", "op", "el", "al", "la",
    "le", "von", "du", "da", "dos", "tot", "bin", "ben", "toe", "à", "’s", "'s",
)  # fmt: skip
"""Words within a family name that need no capital: `Van der Graaf`, `In 't Veld`."""

POSTPONED = "Mededeling"
"""The heading of a notice that answers to written questions take more time."""


def any_of(words: Iterable[str]) -> str:
    """A group pattern of these words, longest first; a space matches any white space.

    >>> any_of(("in", "inzake", "t.a.v."))
    '(?:inzake|t\\\\.a\\\\.v\\\\.|in)'
    """
    return _group(map(_escaped, _longest_first(words)))


def capital(words: Iterable[str]) -> str:
    """A pattern of words with a capital, as at the start of a line.

    >>> capital(("maandag", "vrijdag"))
    '(?:Maandag|Vrijdag)'
    """
    return any_of(word[0].upper() + word[1:] for word in words)


def any_case(words: Iterable[str]) -> str:
    """A pattern of words that may start with a capital, also after a hyphen.

    >>> any_case(("minister-president",))
    '(?:[Mm]inister-[Pp]resident)'
    """
    return _group(
        "-".join(f"[{part[0].upper()}{part[0]}]{_escaped(part[1:])}" for part in word.split("-"))
        for word in _longest_first(words)
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _group(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _escaped(word: str) -> str:
    return word.replace(".", r"\.").replace(" ", r"\s")


BEHIND_A_LAW = (
    "aan", "als", "bepaalt", "bevat", "biedt", "daarom", "dan", "dat", "die", "door", "dus", "een", "gaat", "geeft", "geldt",
    "gold", "had", "hebben", "heeft", "in verband", "in werking", "is", "kan", "kent", "komt", "kon", "kunnen", "laat", "maakt",
    "maar", "mag", "met", "moet", "moeten", "na", "niet", "nog", "of", "om", "omdat", "onder", "ook", "reeds",
    "regelt", "schrijft", "staat", "stelt", "te", "tot stand", "treedt", "uit", "valt", "vallen", "vastgelegd",
    "verbiedt", "vereist", "verplicht", "volgens", "voorziet", "waar", "waarin", "waarmee", "wanneer", "was", "wil",
    "waren", "werd", "wordt", "worden", "wijzigen", "zal", "ziet", "zijn", "zodat", "zoals", "zou", "zouden",
)  # fmt: skip
"""Words after the name of a law that are not part of it: `de Wet op de kansspelen verbiedt dat`."""

BEFORE_AN_ACT = (
    "De", "Het", "Een", "Deze", "Die", "Dit", "In", "Op", "Met", "Voor", "Onder", "Volgens", "Van", "Naast", "Ook",
    "Als", "Door", "Bij", "Sinds", "Via", "Zie", "En", "Of", "Zoals", "Is", "Wat", "Artikel", "Sectie",
)  # fmt: skip
"""Words at the start of a sentence, before the English name of a law: `De Modern Slavery Act`."""

KINDS_OF_ORGANISATION = (
    "Stichting", "Vereniging", "Federatie", "Coalitie", "Nederlandse Vereniging", "Nederlandse Federatie",
    "Koninklijke Vereniging", "Koninklijke Nederlandse", "Nederlandse Organisatie", "Nederlandse Bond",
)  # fmt: skip
"""First words of names of organisations, before a word with a capital: `Stichting Veilig Vuurwerk`."""

KINDS_OF_ORGANISATION_ENGLISH = (
    "Foundation", "Initiative", "Institute", "Alliance", "Council", "Association", "Coalition", "Federation",
    "Partnership", "Roundtable", "Campaign", "Fund", "Organization", "Organisation",
)  # fmt: skip
"""Last words of English names of organisations, or words before `for` and `on`: `Better Cotton Initiative`."""
