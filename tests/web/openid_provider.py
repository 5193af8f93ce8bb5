"""A small OpenID provider for tests: description, keys, a code for whoever asks, tokens that are signed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import waitress
from flask import Flask, abort, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.wrappers import Response

CLIENT, SECRET = "partners", "provider-s3cret"
Claims = dict[str, Any]
KEY = RSAKey.generate_key(2048, {"kid": "k1"})  # once: it takes a while


@dataclass
class OfficeProvider:
    """`who` is signed in there; `told` changes what tokens say; `key` signs them, `shown` is the key that it shows.

    `signed_by`: the algorithm; "none" and "HS256" are written by hand, because no good library would.
    """

    issuer: str = ""
    who: Claims = field(default_factory=lambda: {"sub": "u-1", "preferred_username": "mai", "name": "Trần Mai"})
    told: Callable[[Claims], Claims] = lambda claims: claims
    signed_by: str = "RS256"
    key: RSAKey = field(default_factory=lambda: KEY)
    shown: RSAKey | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    slow: float = 0.0

    def app(self) -> Flask:
        app = Flask("provider")
        app.add_url_rule("/.well-known/openid-configuration", "said", self.said)
        app.add_url_rule("/authorize", "authorize", self.authorize)
        app.add_url_rule("/token", "token", self.token, methods=["POST"])
        app.add_url_rule("/keys", "keys", self.keys)
        return app

    def said(self) -> Claims:
        time.sleep(self.slow)
        places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
        places["end_session_endpoint"] = "/out"
        return {"issuer": self.issuer, **{name: self.issuer + path for name, path in places.items()}}

    def authorize(self) -> Response:
        code = secrets.token_urlsafe(8)
        self.codes[code] = request.args.to_dict()
        assert request.args["code_challenge_method"] == "S256" and "openid" in request.args["scope"].split()
        back = {"code": code, "state": request.args["state"], "iss": self.issuer}
        return redirect(f"{request.args['redirect_uri']}?{urlencode(back)}")

    def token(self) -> Claims:
        asked = self.codes.pop(request.form["code"], None) or abort(400)
        digest = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        assert asked["code_challenge"] == _encoded(digest)
        assert request.form["redirect_uri"] == asked["redirect_uri"]
        signed_in = request.authorization
        if signed_in is None or (signed_in.username, signed_in.password) != (CLIENT, SECRET):
            abort(401)
        now = int(time.time())
        times = {"iat": now, "exp": now + 300}
        claims = self.told({"iss": self.issuer, "aud": CLIENT, "nonce": asked["nonce"], **times, **self.who})
        return {"access_token": "x", "token_type": "Bearer", "id_token": self._signed(claims)}

    def _signed(self, claims: Claims) -> str:
        if self.signed_by == "RS256":
            return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.key)
        text = ".".join(_encoded(json.dumps(part).encode()) for part in ({"alg": self.signed_by, "kid": "k1"}, claims))
        shared = hmac.new(self.key.as_pem(private=False), text.encode(), hashlib.sha256).digest()
        return f"{text}.{_encoded(shared) if self.signed_by == 'HS256' else ''}"

    def keys(self) -> Claims:
        return {"keys": [(self.shown or self.key).as_dict(private=False)]}


def _encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


@contextmanager
def provider_at_work() -> Iterator[OfficeProvider]:
    provider = OfficeProvider()
    server = waitress.create_server(provider.app(), host="127.0.0.1", port=0, threads=2)
    provider.issuer = f"http://127.0.0.1:{server.effective_port}"
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.close()
        thread.join(timeout=5)
