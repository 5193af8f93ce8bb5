"""All that a running app needs to know who may what."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from graph_app.access.elsewhere import ProxyUser
from graph_app.access.openid import Provider
from graph_app.access.openid_people import People
from graph_app.access.passwords import Hasher
from graph_app.access.roles import ROLE_BY_NAME, Role
from graph_app.access.sessions import Lasting
from graph_app.access.store import FILE, Store
from graph_app.settings import Settings


@dataclass(frozen=True)
class Access:
    """The file, how passwords are hashed, how long sessions last, whether guests are let in, whom a proxy may name, and
    what those become who are vouched for and unknown (None: they are refused), and the OpenID provider.
    """

    store: Store
    hasher: Hasher
    lasting: Lasting
    guests: bool
    least_password: int
    proxy_user: ProxyUser | None = None
    unknown: Role | None = None
    provider: Provider | None = None
    people: People | None = None

    @classmethod
    def of(cls, settings: Settings, hasher: Hasher | None = None) -> Access:
        """`hasher` is for tests: no setting makes passwords cheaper to guess."""
        return cls(
            Store(settings.instance / FILE),
            hasher or Hasher(),
            Lasting(settings.session_idle_minutes * 60, settings.session_hours * 3600),
            settings.guests == "yes",
            settings.password_length,
            _proxy_user(settings),
            ROLE_BY_NAME.get(settings.unknown_people),
            Provider.of(settings),
            _people(settings),
        )


def _proxy_user(settings: Settings) -> ProxyUser | None:
    if not settings.proxy_user_header:
        return None
    networks = tuple(ipaddress.ip_network(each) for each in settings.proxy_addresses or ())
    return ProxyUser(settings.proxy_user_header, networks)


def _people(settings: Settings) -> People | None:
    if not settings.oidc_issuer:
        return None
    unknown = ROLE_BY_NAME.get(settings.unknown_people)
    roles = settings.oidc_roles or ()
    return People(settings.oidc_issuer, settings.oidc_name_claim, settings.oidc_role_claim, roles, unknown)
