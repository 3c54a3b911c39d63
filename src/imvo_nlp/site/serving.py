"""Serves a site on this machine only."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Do not log requests."""


def server(site: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server for the files of a site on the loopback address; `port` 0 is any free port.

    Raises OSError if the port is in use.

    >>> with server(Path("site")) as shown:
    ...     shown.server_address[0]
    '127.0.0.1'
    """
    return ThreadingHTTPServer((LOOPBACK, port), partial(_Handler, directory=str(site)))
