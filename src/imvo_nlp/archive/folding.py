"""The form in which texts are compared when words are looked for, and the words in it."""

from __future__ import annotations

import re
import unicodedata


class _Folds(dict[int, str]):
    """What a character, by its code point, is compared as: none, one or several plain small letters."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code))
        bare = "".join(each for each in letters if not unicodedata.combining(each))
        self[code] = plain = bare.casefold().translate(_SAME)
        return plain


_SAME = str.maketrans("‘’‐“”„«»", '\'\'-"""""')
FOLDS = _Folds()
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """The form in which texts are compared.

    >>> folded("Financiële risico’s")
    "financiele risico's"
    """
    return text.translate(FOLDS)


def words_of(text: str) -> str:
    """The words of a folded text, with a space between them; all that is neither letter nor digit goes.

    >>> words_of("olie- en gassector (2019)")
    'olie en gassector 2019'
    """
    return " ".join(_WORD.findall(text))
