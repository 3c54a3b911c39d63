"""The exceptions of the library and their messages; imports nothing of the package.

A caller's mistake and an unreadable file raise one of these. Oddities of a document are entries of its
`warnings` instead.
"""

from unicodedata import category

_UNPRINTABLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


class ImvoNlpError(Exception):
    """The base of all errors that this library raises on purpose."""


class UnreadableInput(ImvoNlpError):
    """No reader can read the bytes; the message states the reason."""


class LexiconError(ImvoNlpError):
    """A row of a table is wrong; the message names file, line, column, value and the way out."""


class PipelineNotFound(ImvoNlpError):
    """The spaCy pipeline is not installed; the message lists ways to get it."""


class MissingExtra(ImvoNlpError):
    """A package of an extra is not installed; the message gives the line that installs it."""


class WrongUse(ImvoNlpError):
    """A request that cannot be carried out.

    A missing input, no folder to write to, or an order of components that loses data.
    """


class WorkerDied(ImvoNlpError):
    """The process that worked on a document ended twice without a result, or took too long."""


def reason(error: Exception) -> str:
    """The reason of a failure in one line; errors of other libraries with their class.

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

    Bytes that were not UTF-8, line ends and control characters become `?`.

    >>> printable("brief\n2.pdf")
    'brief?2.pdf'
    """
    if name.isprintable():
        return name
    return "".join("?" if category(each) in _UNPRINTABLE else each for each in name)
