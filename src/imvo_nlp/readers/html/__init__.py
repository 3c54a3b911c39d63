"""HTML: pages of officielebekendmakingen.nl and tweedekamer.nl, and any other page by its shape."""

from .tree import HtmlReader as HtmlReader
