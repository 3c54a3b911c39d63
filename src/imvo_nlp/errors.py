"""The exceptions of the library, and how they are told; imports nothing of the package.

A caller's mistake and an unreadable file raise one of these. What is merely odd in a document
is no exception but an entry in its `warnings`.
"""

from unicodedata import category

_UNPRINTABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


class ImvoNlpError(Exception):
    """The base of all errors that this library raises on purpose."""


class UnreadableInput(ImvoNlpError):
    """The bytes are not a document that any reader understands; the message says why."""


class LexiconError(ImvoNlpError):
    """A row of a lexicon is wrong; the message names file, line, column, value and the way out."""


class PipelineNotFound(ImvoNlpError):
    """A spaCy pipeline that was asked for is not installed; the message says how to get it."""


class MissingExtra(ImvoNlpError):
    """A package of an extra is not installed; the message gives the line that installs it."""


class WrongUse(ImvoNlpError):
    """What was asked for cannot be done at all: a missing input, no folder to write to, or a pipeline
    whose components stand in an order that loses something.
    """


class WorkerDied(ImvoNlpError):
    """The process that worked on a document ended twice without a result, or took too long."""


def reason(error: Exception) -> str:
    """Why something failed, in one line: what we say ourselves as it stands, else with its class.

    >>> reason(ValueError("no number"))
    'ValueError: no number'
    """
    if isinstance(error, OSError) and error.strerror:
        words = f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    elif isinstance(error, ImvoNlpError):
        words = str(error)
    else:
        words = f"{type(error).__name__}: {error}"
    return printable(" ".join(words.split()))


def printable(name: str) -> str:
    r"""A name that can be shown and put into JSON, XML and a table.

    Bytes that were no UTF-8, line ends and what steers a terminal become `?`.

    >>> printable("brief\n2.pdf")
    'brief?2.pdf'
    """
    if name.isprintable():
        return name
    return "".join("?" if category(each) in _UNPRINTABLE else each for each in name)
