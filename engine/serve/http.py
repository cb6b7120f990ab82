"""The engine's HTTP server, in threads of its own so that a scrape never waits for the stream.

/metrics and /metrics/months for Prometheus; /live: the process answers; /ready: caught up, for whoever sends traffic.
"""

from collections.abc import Callable, Iterable, Mapping
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

Answer = Iterable[bytes]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
_PLAIN = ("Content-Type", "text/plain; charset=utf-8")
_RETRY_SECONDS = "2"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Requests are not logged."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the standard library gave it
        """Says nothing."""


Pages = Mapping[str, CollectorRegistry]
"""What is for Prometheus, by path."""


def serve(host: str, port: int, pages: Pages, ready: Callable[[], bool]) -> tuple[str, int]:
    """Starts to answer, in the background; gives the address that it got. Raises OSError where the port is taken."""
    server = make_server(host, port, _answers(pages, ready), _Server, _Quiet)
    Thread(target=server.serve_forever, name="http", daemon=True).start()
    return host, server.server_port


def _answers(pages: Pages, ready: Callable[[], bool]) -> Any:
    def answer(environ: dict[str, Any], start_response: StartResponse) -> Answer:
        match environ["PATH_INFO"]:
            case path if path in pages:
                start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST)])
                return [generate_latest(pages[path])]
            case "/live":
                return _say(start_response, "200 OK", "live")
            case "/ready" if ready():
                return _say(start_response, "200 OK", "ready")
            case "/ready":
                return _say(
                    start_response,
                    "503 Service Unavailable",
                    "catching up, or the rejected topic cannot be written",
                    ("Retry-After", _RETRY_SECONDS),
                )
            case _:
                return _say(start_response, "404 Not Found", f"there are {', '.join(pages)}, /live and /ready")

    return answer


def _say(start_response: StartResponse, status: str, text: str, *headers: tuple[str, str]) -> Answer:
    start_response(status, [_PLAIN, *headers])
    return [text.encode() + b"\n"]
