"""An OpenID Connect server on the loopback: it lets in whoever the test says is there."""

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit


class Server(ThreadingHTTPServer):
    """`who` are the claims of the one at the keyboard; None cancels."""

    who: dict[str, Any] | None
    asked: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append(parts.path)
        if parts.path == "/.well-known/openid-configuration":
            ends = {
                "authorization_endpoint": "authorize",
                "token_endpoint": "token",
                "userinfo_endpoint": "userinfo",
                "jwks_uri": "keys",
            }
            self._say({"issuer": self.server.url} | {k: f"{self.server.url}/{v}" for k, v in ends.items()})
        elif parts.path == "/authorize":
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            answer = {"code": "a-code"} if self.server.who else {"error": "access_denied"}
            self.send_response(302)
            self.send_header(
                "Location", f"{query['redirect_uri']}?{urlencode(answer | {'state': query['state']})}"
            )
            self.end_headers()
        else:
            self._say(self.server.who)

    def do_POST(self) -> None:
        self.server.asked.append(urlsplit(self.path).path)
        self._say({"access_token": "a-token", "token_type": "Bearer", "id_token": self._token()})

    def _token(self) -> str:
        """Unsigned: it comes straight from the server, which is what vouches for it."""
        claims = {
            "iss": self.server.url,
            "aud": "remit",
            "exp": 4102444800,
            "iat": 0,
            **(self.server.who or {}),
        }
        parts = [{"alg": "none", "typ": "JWT"}, claims]
        coded = [urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
        return ".".join([*coded, ""])

    def _say(self, what: Any) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def serve() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.who, server.asked = None, []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
