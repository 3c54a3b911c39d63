"""Shows a site in a browser on this machine, and to no other."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing of each file that is asked for."""


def server(site: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of the files of a site on the loopback address; `port` 0 is any that is free.

    Raises OSError where the port is taken.

    >>> with server(Path("site")) as shown:
    ...     shown.server_address[0]
    '127.0.0.1'
    """
    return ThreadingHTTPServer((LOOPBACK, port), partial(_Handler, directory=str(site)))
