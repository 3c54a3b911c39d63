"""Ministers of other countries and of overseas parts of the Kingdom, which have no value.

No list of countries is needed: an adjective of a country is a word with a capital that ends in `se`
or `sche`, and a country follows an office with `van`.
"""

from __future__ import annotations

import regex

from ..text.patterns import backward_pattern, place_pattern
from .words import COLLEAGUE, COLLEAGUES, any_of

# `Franse`, `Zuid-Afrikaanse`, `Bosnisch-Herzegovinische`, `Curaçaose`; `Diverse` starts a sentence.
_ADJECTIVE = r"(?<![\p{L}-])(?!Nederlandse\b|Haagse\b|Diverse\b)\p{Lu}[\p{L}-]*s(?:ch)?e\s"
# `Duitslands minister`, `Frankrijks minister`, `Italiës minister`
_GENITIVE = r"(?<![\p{L}-])(?!Neder|Konink)\p{Lu}[\p{L}-]*(?:lands|rijks|iës|ië[’']s)\s"
_TIMES = (
    "aftredende", "demissionaire", "eerste", "federale", "huidige", "nieuwe", "toenmalige",
    "verantwoordelijke", "voormalige", "vorige",
)  # fmt: skip
_BEFORE = backward_pattern(
    rf"""(?:
        # `de Franse Minister`, `de Britse toenmalige eerste minister`
        (?:{_ADJECTIVE}|{_GENITIVE})(?:{any_of(_TIMES)}\s){{0,2}}
        # `mijn Duitse ambtgenoot, de Minister van Financiën`
      | {_ADJECTIVE}(?:ambtgeno(?:ot|te|ten)|evenknie|{any_of((COLLEAGUE, *COLLEAGUES))}),?\s(?:de\s)?
        # `de EU-Ministers`
      | \bEU-?\s?
    )""",
    regex.VERBOSE,
)
_STATE = any_of((
    "Bondsrepubliek", "Democratische Republiek", "Europese Unie", "Filipijnen", "Republiek",
    "Volksrepubliek", "VK", "VS", "Verenigd Koninkrijk", "Verenigde Arabische Emiraten",
    "Verenigde Staten",
))  # fmt: skip
_BEHIND = place_pattern(
    rf"""\s(?:
        # `Minister van Arbeid van Bangladesh`, `Minister-President van Curaçao`
        van\s(?!Nederland\b|Algemene\b)\p{{Lu}}[\p{{L}}-]+(?![\p{{L}}-])
        # `Minister van Handel van de Verenigde Staten`, `van de Duitse regering`
      | van\s(?:de|het)\s(?:
            {_STATE}(?![\p{{L}}-])
          | (?!Nederlandse\b)\p{{Lu}}[\p{{L}}-]*s(?:ch)?e\s(?:deelstaat|kabinet|regering|staat)\b
        )
        # `Minister van Milieu uit Duitsland`; `uit` has other meanings before other names
      | uit\s(?!Nederland\b)\p{{Lu}}[\p{{L}}-]*(?:land|rijk|ië|ije|stan)(?![\p{{L}}-])
    )""",
    regex.VERBOSE,
)


def is_abroad(text: str, start: int, end: int) -> bool:
    """Whether the office in a range is an office of another country; `end` includes its portfolio.

    >>> sentence = "de Bosnisch-Herzegovinische Minister van Financiën"
    >>> is_abroad(sentence, sentence.index("Minister"), len(sentence))
    True
    >>> is_abroad("de Nederlandse Minister van Financiën", 15, 37)
    False
    """
    is_behind = text[end + 1 : end + 2] in ("v", "u") and _BEHIND.match(text, end) is not None
    return is_behind or _BEFORE.match(text, 0, start) is not None
