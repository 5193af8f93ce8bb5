"""What an OpenID provider is asked and what it answers: authorization code with PKCE, state and nonce.

Sources: OpenID Connect Core 1.0 (3.1.3.7: what an ID token must say), Discovery 1.0, RFC 7636 (PKCE), RFC 9207 (iss).
Nobody but the provider that the settings name is asked, and each question ends after some seconds.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from graph_app.errors import OpenIdAnswerWrong, OpenIdUnavailable
from graph_app.settings import Settings, web_origin

# Signed with a key of the provider's own; a shared secret (HS256) or nothing ("none") would not do.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
_LEEWAY = 60  # seconds that clocks may differ
_KNOWN_SECONDS = 3600
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
Claims = Mapping[str, Any]


@dataclass(frozen=True)
class Begun:
    """A sign-in on its way: what must come back."""

    state: str
    nonce: str
    verifier: str


@dataclass
class Provider:
    """An OpenID provider as the settings name it. What it says of itself is asked again after an hour."""

    issuer: str
    client: str
    secret: str | None
    scope: str
    seconds: int
    _said: dict[str, Any] = field(default_factory=dict)
    _said_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def of(cls, settings: Settings) -> Provider | None:
        if not settings.oidc_issuer or not settings.oidc_client:
            return None
        scope, seconds = settings.oidc_scope, settings.oidc_seconds
        return cls(settings.oidc_issuer, settings.oidc_client, settings.oidc_secret, scope, seconds)

    def way_there(self, begun: Begun, back: str) -> str:
        """Where the browser goes to sign in. OpenIdUnavailable where the provider does not say."""
        address, _ = self._session(back).create_authorization_url(
            self.said()["authorization_endpoint"], begun.state, code_verifier=begun.verifier, nonce=begun.nonce
        )
        return str(address)

    def claims(self, code: str, begun: Begun, back: str) -> Claims:
        """What the provider says of who signed in. OpenIdAnswerWrong where it is not for us, not now, not signed."""
        try:
            with self._session(back) as session:
                told = session.fetch_token(
                    self.said()["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=begun.verifier,
                    timeout=self.seconds,
                    allow_redirects=False,
                )
        except requests.RequestException as problem:
            raise OpenIdUnavailable(problem=problem) from problem
        except (AuthlibBaseError, ValueError) as problem:
            raise OpenIdAnswerWrong(problem=problem) from problem
        return self._checked(str(told.get("id_token", "")), begun)

    def way_out(self, back: str) -> str | None:
        """Where one signs out at the provider, too; None where it has no such place."""
        place = self.said().get("end_session_endpoint")
        asked = urlencode({"client_id": self.client, "post_logout_redirect_uri": back})
        return f"{place}{'&' if '?' in place else '?'}{asked}" if place else None

    def said(self) -> dict[str, Any]:
        """What the provider says of itself. OpenIdAnswerWrong where that is another's or leads to no safe place."""
        with self._lock:
            if not self._said or time.monotonic() - self._said_at > _KNOWN_SECONDS:
                said = self._asked(self.issuer.rstrip("/") + "/.well-known/openid-configuration")
                places = [said.get(name) for name in _NEEDED] + [said.get("end_session_endpoint") or self.issuer]
                if said.get("issuer") != self.issuer or not all(map(_safe, places)):
                    raise OpenIdAnswerWrong(problem="its description names another issuer, or places without TLS")
                self._said, self._said_at = said, time.monotonic()
            return self._said

    def _checked(self, token: str, begun: Begun) -> Claims:
        registry = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": begun.nonce},
        )
        try:
            keys = KeySet.import_key_set(self._asked(self.said()["jwks_uri"]))  # type: ignore[arg-type]
            claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
            registry.validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as problem:
            raise OpenIdAnswerWrong(problem=f"{type(problem).__name__}: {problem}") from problem
        meant = claims.get("azp", self.client)
        if meant != self.client or not isinstance(claims["sub"], str) or not claims["sub"]:
            raise OpenIdAnswerWrong(problem="it is meant for another client, or for nobody")
        return claims

    def _asked(self, address: str) -> dict[str, Any]:
        try:
            answer = requests.get(address, timeout=self.seconds, allow_redirects=False)
            if answer.status_code != 200:
                raise OpenIdUnavailable(problem=f"{address} answers {answer.status_code}")
            told = answer.json()
        except (requests.RequestException, ValueError) as problem:
            raise OpenIdUnavailable(problem=problem) from problem
        if not isinstance(told, dict):
            raise OpenIdUnavailable(problem=f"{address} answers no object")
        return told

    def _session(self, back: str) -> OAuth2Session:
        return OAuth2Session(
            self.client,
            self.secret,
            token_endpoint_auth_method="client_secret_basic" if self.secret else "none",
            scope=self.scope,
            redirect_uri=back,
            code_challenge_method="S256",
        )


def _safe(place: object) -> bool:
    try:
        return isinstance(place, str) and bool(web_origin(place))
    except ValueError:
        return False
