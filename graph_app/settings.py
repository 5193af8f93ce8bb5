"""The table of settings: parser, help and the README's list are made from it.

A wrong value stops the start, and so does an unknown name that begins with GRAPH_APP_, because a typing mistake
must not quietly become a default.
"""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values

from graph_app.errors import MissingSetting, UnknownSetting, UnreadableSettingFile, WrongSetting

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Kind:
    """What a setting takes: the words for it, and the function that reads it (ValueError where it is wrong)."""

    wanted: str
    read: Callable[[str], Any]


def whole_number(least: int, most: int) -> Kind:
    def read(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise ValueError(text)
        return number

    return Kind(f"a whole number from {least} to {most}", read)


def one_of(*choices: str) -> Kind:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(text)
        return text

    return Kind("one of " + ", ".join(choices), read)


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"} or not parts.hostname:
        raise ValueError(text)
    if parts.username or parts.password or parts.query or parts.port == 0:  # a wrong port raises ValueError too
        raise ValueError(text)
    return text


def _origins(text: str) -> tuple[str, ...]:
    """As policies have them: scheme, host, port. Anything else could end the policy and begin another."""
    origins = tuple(part.strip().rstrip("/") for part in text.split(","))
    for origin in origins:
        if not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", origin):
            raise ValueError(text)
    return origins


def web_origin(text: str) -> str:
    """An address with TLS; without it only on this computer. ValueError otherwise."""
    parts = urlsplit(text)
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme not in ({"https", "http"} if here else {"https"}) or not parts.hostname or parts.username:
        raise ValueError(text)
    return text


def _issuer(text: str) -> str:
    if urlsplit(text).query or urlsplit(text).fragment:
        raise ValueError(text)
    return web_origin(text)


def _roles(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.strip().rpartition("=") for part in text.split(",")]
    for value, _, role in pairs:
        if not value or role not in ("reader", "steward", "administrator"):
            raise ValueError(text)
    return tuple((value, role) for value, _, role in pairs)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(part.strip() for part in text.split(","))
    for name in names:
        if not re.fullmatch(r"\w+(\.\w+)*", name):
            raise ValueError(text)
    return names


def _hosts(text: str) -> tuple[str, ...]:
    """As the Host header has them, without a port, in small letters; IPv6 in square brackets."""
    hosts = tuple(part.strip().lower() for part in text.split(","))
    for host in hosts:
        if not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", host):
            raise ValueError(text)
    return hosts


# What means something else already, or what any client may say of itself.
_TAKEN_HEADERS = ("host", "cookie", "authorization", "origin", "forwarded", "user-agent", "referer", "content-type")


def _header(text: str) -> str:
    """A header that no page of another site can mean by accident; with an underscore servers take two for one."""
    wrong = text.lower() in _TAKEN_HEADERS or text.lower().startswith(("sec-", "accept", "if-", "x-request"))
    if wrong or not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)+", text):
        raise ValueError(text)
    if re.fullmatch(r"x-forwarded-(for|proto|host|prefix|port)", text.lower()):
        raise ValueError(text)
    return text


# More addresses than these are no place of proxies: it would be believed of nearly anybody.
_WIDEST = {4: 16, 6: 48}


def _networks(text: str) -> tuple[str, ...]:
    found = tuple(ipaddress.ip_network(part.strip()) for part in text.split(","))
    if any(network.prefixlen < _WIDEST[network.version] for network in found):
        raise ValueError(text)
    return tuple(str(network) for network in found)


TEXT = Kind("text", str)
ISSUER = Kind("an address with https, such as https://sso.example.org/realms/city", _issuer)
ROLES = Kind("values with their roles, such as data-team=steward,it=administrator", _roles)
HEADER = Kind("the name of a header with a hyphen, such as X-Forwarded-User", _header)
NETWORKS = Kind(
    "addresses or networks (of at most 65536 addresses) with commas between, such as 127.0.0.1, 10.0.3.0/28", _networks
)
HOSTS = Kind("host names with commas between, such as partners.example.org, 10.0.0.5", _hosts)
NAMES = Kind("names with commas between, such as db.labels, apoc.text.join", _names)
ORIGINS = Kind("origins with commas between, such as https://intranet.example.org", _origins)
FOLDER = Kind("a folder", lambda text: Path(text).expanduser().absolute())
FILE = Kind("a file", lambda text: Path(text).expanduser().absolute())
ADDRESS = Kind("an address such as bolt://localhost:7687 or neo4j+s://graph.example.org", _address)


@dataclass(frozen=True)
class Setting:
    """One row of the table. `default` None: unset means what `explanation` says. A `secret` is written nowhere."""

    name: str
    kind: Kind
    default: Any
    explanation: str
    example: str
    secret: bool = False

    @property
    def field(self) -> str:
        return self.name.removeprefix("GRAPH_APP_").lower()

    @property
    def default_as_text(self) -> str:
        if isinstance(self.default, tuple):
            return ",".join(self.default)
        return "unset" if self.default is None else str(self.default)


# What tells the schema or searches an index, and does nothing else.
READING_PROCEDURES = (
    *("db.labels", "db.relationshipTypes", "db.propertyKeys", "db.schema.visualization"),
    *("db.schema.nodeTypeProperties", "db.schema.relTypeProperties"),
    *("db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships"),
    *("db.index.vector.queryNodes", "db.index.vector.queryRelationships"),
)

SETTINGS = (
    Setting("HOST", TEXT, "127.0.0.1", "Address that the site listens on.", "127.0.0.1"),
    Setting("PORT", whole_number(0, 65535), 8000, "Port of the site; 0 takes any free one.", "8080"),
    Setting(
        "GRAPH_APP_HOSTS",
        HOSTS,
        None,
        "Names by which the site may be asked. Unset: localhost and HOST; where HOST is 0.0.0.0 or ::, this machine's "
        "name and any address in numbers, too.",
        "partners.example.org",
    ),
    Setting(
        "GRAPH_APP_PROXIES",
        whole_number(0, 10),
        0,
        "How many reverse proxies of yours stand before the site; what they tell of address, host, TLS and prefix "
        "(X-Forwarded-…) is believed of so many, and of nobody else.",
        "1",
    ),
    Setting(
        "GRAPH_APP_PROXY_USER_HEADER",
        HEADER,
        None,
        "Header in which your reverse proxy says who has signed in there. Unset: nobody is signed in so.",
        "X-Forwarded-User",
    ),
    Setting(
        "GRAPH_APP_PROXY_ADDRESSES",
        NETWORKS,
        None,
        "Where that proxy asks from; the header is believed of these addresses alone. Needed with it.",
        "127.0.0.1,10.0.3.0/28",
    ),
    Setting(
        "GRAPH_APP_UNKNOWN_PEOPLE",
        one_of("refused", "reader", "steward"),
        "refused",
        "What somebody becomes whom your proxy or OpenID provider knows and who has no account here.",
        "reader",
    ),
    Setting(
        "GRAPH_APP_OIDC_ISSUER",
        ISSUER,
        None,
        "OpenID provider of your office, as it calls itself. Unset: nobody signs in so.",
        "https://sso.example.org/realms/city",
    ),
    Setting("GRAPH_APP_OIDC_CLIENT", TEXT, None, "What that provider calls this site. Needed with it.", "partners"),
    Setting(
        "GRAPH_APP_OIDC_SECRET",
        TEXT,
        None,
        "What this site proves itself with there. Unset: nothing (a public client).",
        "(a secret)",
        secret=True,
    ),
    Setting(
        "GRAPH_APP_OIDC_SECRET_FILE",
        FILE,
        None,
        "File that holds it instead.",
        "/etc/partners/oidc-secret",
    ),
    Setting("GRAPH_APP_OIDC_SCOPE", TEXT, "openid profile", "What is asked of the provider.", "openid profile groups"),
    Setting(
        "GRAPH_APP_OIDC_NAME_CLAIM",
        TEXT,
        "preferred_username",
        "Claim that is the name of the account.",
        "email",
    ),
    Setting(
        "GRAPH_APP_OIDC_ROLE_CLAIM",
        TEXT,
        None,
        "Claim that says the role, at each sign-in. Unset: it is the account's own.",
        "groups",
    ),
    Setting(
        "GRAPH_APP_OIDC_ROLES",
        ROLES,
        None,
        "Which values of that claim mean which role; who has none is refused.",
        "staff=reader,data-team=steward",
    ),
    Setting("GRAPH_APP_OIDC_SECONDS", whole_number(1, 60), 5, "Longest wait for the provider, in seconds.", "10"),
    Setting(
        "GRAPH_APP_LOG",
        one_of("auto", "json", "text"),
        "auto",
        "Form of the log: json (one object a line), text for people; auto: text at a terminal, else json.",
        "json",
    ),
    Setting(
        "GRAPH_APP_PAGES_PER_MINUTE",
        whole_number(0, 1_000_000),
        None,
        "Most pages for one person or address in a minute; 0: no limit. "
        "Unset: 600, or no limit where only this machine can ask.",
        "300",
    ),
    Setting(
        "GRAPH_APP_HEAVY_PER_MINUTE",
        whole_number(0, 1_000_000),
        None,
        "The same for what is dear: the console, files to take along, imports. "
        "Unset: 60, or no limit where only this machine can ask.",
        "30",
    ),
    Setting(
        "GRAPH_APP_SIGN_INS_PER_MINUTE",
        whole_number(0, 1_000_000),
        None,
        "The same for trying to sign in. Unset: 10, or no limit where only this machine can ask.",
        "5",
    ),
    Setting("GRAPH_APP_FORM_KB", whole_number(64, 100_000), 1_024, "Most kilobytes of a form that is no file.", "512"),
    Setting("GRAPH_APP_HEADER_KB", whole_number(8, 1_000), 48, "Most kilobytes of what a browser says first.", "64"),
    Setting("GRAPH_APP_ADDRESS_LETTERS", whole_number(2_000, 500_000), 32_000, "Longest address of a page.", "16000"),
    Setting("GRAPH_APP_ADDRESS_FIELDS", whole_number(50, 10_000), 500, "Most parameters in an address.", "1000"),
    Setting("GRAPH_APP_CONNECTIONS", whole_number(10, 10_000), 500, "Most connections at once.", "2000"),
    Setting(
        "GRAPH_APP_IDLE_SECONDS",
        whole_number(5, 3_600),
        60,
        "How long a connection may say nothing before it is closed, in seconds.",
        "20",
    ),
    Setting("NEO4J_URI", ADDRESS, None, "A Neo4j of yours. Unset: one is started by the app.", "bolt://localhost:7687"),
    Setting("NEO4J_USERNAME", TEXT, "neo4j", "User at that Neo4j.", "explorer"),
    Setting(
        "NEO4J_PASSWORD",
        TEXT,
        None,
        "Needed with NEO4J_URI. NEO4J_PASSWORD_FILE may name a file that holds it instead.",
        "(a secret)",
        secret=True,
    ),
    Setting("NEO4J_DATABASE", TEXT, None, "Database at that Neo4j. Unset: its default one.", "partners"),
    Setting(
        "GRAPH_APP_INSTANCE",
        FOLDER,
        None,
        "Folder for data, logs and secrets. Unset: instance beside app.py.",
        "/var/lib/partners",
    ),
    Setting(
        "GRAPH_APP_JARS",
        FOLDER,
        None,
        "Folder for the downloaded Neo4j. Unset: jars in the instance folder.",
        "/opt/neo4j-jars",
    ),
    Setting("GRAPH_APP_LANGUAGE", one_of("vi", "en"), "vi", "Language where a browser asks for neither.", "en"),
    Setting("GRAPH_APP_ROW_LIMIT", whole_number(1, 100_000), 1_000, "Most rows that an answer shows.", "5000"),
    Setting(
        "GRAPH_APP_DOWNLOAD_ROWS",
        whole_number(1, 1_000_000),
        200_000,
        "Most rows of a query's CSV or spreadsheet file, whatever the page shows.",
        "1000000",
    ),
    Setting(
        "GRAPH_APP_DOWNLOAD_SECONDS",
        whole_number(1, 86_400),
        120,
        "Longest time that a query may feed such a file, in seconds.",
        "600",
    ),
    Setting("GRAPH_APP_NODE_LIMIT", whole_number(1, 20_000), 1_500, "Most partners that a picture draws.", "500"),
    Setting(
        "GRAPH_APP_ENGAGEMENT_VALUES",
        FILE,
        None,
        "Values of the engagement model of your own. Unset: graph_app/engagement/values.csv.",
        "/etc/partners/values.csv",
    ),
    Setting("GRAPH_APP_CHOSEN_LIMIT", whole_number(2, 200), 20, "Most partners that are compared at once.", "50"),
    Setting("GRAPH_APP_PATH_LIMIT", whole_number(1, 1_000), 20, "Most shortest paths that an answer lists.", "100"),
    Setting(
        "GRAPH_APP_EXACT_PARTNERS",
        whole_number(1, 10_000_000),
        5_000,
        "Most partners of which betweenness and closeness are exact at once; beyond, estimates come first.",
        "20000",
    ),
    Setting(
        "GRAPH_APP_GDS_PARTNERS",
        whole_number(1, 10_000_000),
        100_000,
        "Beyond so many partners metrics run in Neo4j Graph Data Science, where your Neo4j has it.",
        "20000",
    ),
    Setting(
        "GRAPH_APP_EMBED_IN",
        ORIGINS,
        None,
        "Sites that may show a view of the network in a frame. Unset: none but this one.",
        "https://intranet.example.org",
    ),
    Setting("GRAPH_APP_CACHE_MB", whole_number(1, 1_000_000), 500, "Disk space for what was computed.", "2000"),
    Setting("GRAPH_APP_QUERY_SECONDS", whole_number(1, 3600), 10, "Longest time of a query, in seconds.", "30"),
    Setting(
        "GRAPH_APP_CONSOLE_PROCEDURES",
        NAMES,
        READING_PROCEDURES,
        "Procedures and further functions that the console may call; each must only read.",
        "db.labels,apoc.text.join",
    ),
    Setting("GRAPH_APP_CONSOLE_AT_ONCE", whole_number(1, 100), 3, "Most queries of the console at once.", "5"),
    Setting("GRAPH_APP_CONSOLE_MB", whole_number(1, 1_000), 8, "Most megabytes of an answer of the console.", "32"),
    Setting(
        "GRAPH_APP_CONSOLE_VALUES",
        whole_number(1_000, 10_000_000),
        500_000,
        "Most values of an answer of the console, those in lists and maps counted.",
        "2000000",
    ),
    Setting("GRAPH_APP_CONSOLE_LETTERS", whole_number(100, 100_000), 20_000, "Longest query of the console.", "50000"),
    Setting("GRAPH_APP_UPLOAD_MB", whole_number(1, 10_000), 50, "Most megabytes of a file that is imported.", "200"),
    Setting(
        "GRAPH_APP_UPLOAD_UNPACKED_MB",
        whole_number(1, 100_000),
        300,
        "Most megabytes that a workbook or ZIP unpacks to.",
        "1000",
    ),
    Setting(
        "GRAPH_APP_UPLOAD_ROWS",
        whole_number(1, 10_000_000),
        200_000,
        "Most rows of a table that is imported.",
        "1000000",
    ),
    Setting("GRAPH_APP_UPLOAD_COLUMNS", whole_number(1, 16_384), 300, "Most columns of such a table.", "1000"),
    Setting(
        "GRAPH_APP_UPLOAD_LETTERS",
        whole_number(100, 131_072),
        32_767,
        "Most letters of a cell; a spreadsheet holds no more than the default.",
        "100000",
    ),
    Setting(
        "GRAPH_APP_GUESTS",
        one_of("yes", "no"),
        "no",
        "Whether people without an account may see the main pages, once there are accounts.",
        "yes",
    ),
    Setting("GRAPH_APP_PASSWORD_LENGTH", whole_number(8, 64), 12, "Fewest letters of a password of an account.", "16"),
    Setting(
        "GRAPH_APP_SESSION_IDLE_MINUTES",
        whole_number(1, 10_080),
        120,
        "After so many minutes without use a sign-in ends.",
        "30",
    ),
    Setting("GRAPH_APP_SESSION_HOURS", whole_number(1, 720), 12, "Longest time that a sign-in lasts, in hours.", "8"),
    Setting(
        "GRAPH_APP_BACKUP_FOLDER",
        FOLDER,
        None,
        "Folder for a backup every day, one for each site. Unset: none is made by itself.",
        "/var/backups/partners",
    ),
    Setting(
        "GRAPH_APP_BACKUP_KEEP", whole_number(1, 10_000), 14, "How many of those backups are kept, the newest.", "60"
    ),
    Setting(
        "GRAPH_APP_BACKUP_HOUR",
        whole_number(0, 23),
        2,
        "Hour of the day, by the clock of the machine, from which that day's backup is made.",
        "22",
    ),
    Setting("GRAPH_APP_CONNECT_SECONDS", whole_number(1, 120), 3, "Longest wait for Neo4j to answer a call.", "10"),
    Setting("GRAPH_APP_START_SECONDS", whole_number(5, 3600), 120, "Longest wait for our own Neo4j to start.", "300"),
    Setting(
        "GRAPH_APP_NEO4J_MEMORY_MB",
        whole_number(256, 65_536),
        None,
        "Most heap memory of our own Neo4j, in megabytes. Unset: 1536, or 512 on a machine with less than 4 GB.",
        "2048",
    ),
)


@dataclass(frozen=True)
class Settings:
    """The settings of one running app. `neo4j_uri` None: the app brings its own Neo4j."""

    host: str
    port: int
    hosts: tuple[str, ...] | None
    proxies: int
    proxy_user_header: str | None
    proxy_addresses: tuple[str, ...] | None
    unknown_people: str
    oidc_issuer: str | None
    oidc_client: str | None
    oidc_secret: str | None
    oidc_secret_file: Path | None
    oidc_scope: str
    oidc_name_claim: str
    oidc_role_claim: str | None
    oidc_roles: tuple[tuple[str, str], ...] | None
    oidc_seconds: int
    log: str
    pages_per_minute: int | None
    heavy_per_minute: int | None
    sign_ins_per_minute: int | None
    form_kb: int
    header_kb: int
    address_letters: int
    address_fields: int
    connections: int
    idle_seconds: int
    neo4j_uri: str | None
    neo4j_username: str
    neo4j_password: str | None
    neo4j_database: str | None
    instance: Path
    jars: Path
    language: str
    row_limit: int
    download_rows: int
    download_seconds: int
    node_limit: int
    engagement_values: Path | None
    chosen_limit: int
    path_limit: int
    exact_partners: int
    gds_partners: int
    embed_in: tuple[str, ...] | None
    cache_mb: int
    query_seconds: int
    console_procedures: tuple[str, ...]
    console_at_once: int
    console_mb: int
    console_values: int
    console_letters: int
    upload_mb: int
    upload_unpacked_mb: int
    upload_rows: int
    upload_columns: int
    upload_letters: int
    guests: str
    password_length: int
    session_idle_minutes: int
    session_hours: int
    backup_folder: Path | None
    backup_keep: int
    backup_hour: int
    connect_seconds: int
    start_seconds: int
    neo4j_memory_mb: int | None
    neo4j_password_file: Path | None = None  # where the password came from a file, which may change

    def password_now(self) -> str:
        """The password of the Neo4j at NEO4J_URI; from its file as that stands now, where it came from one."""
        if self.neo4j_password_file:
            try:
                return self.neo4j_password_file.read_text(encoding="utf-8").strip()
            except (OSError, ValueError):  # it is being written anew: the one before will do, or is refused
                pass
        return self.neo4j_password or ""

    def __repr__(self) -> str:  # the dataclass's own would print the password into logs
        return f"Settings(instance={str(self.instance)!r}, neo4j_uri={self.neo4j_uri!r})"

    @classmethod
    def from_surroundings(cls) -> Settings:
        """The settings of this process: its environment, and below it the file .env of the project."""
        return cls.from_environment({**_known_texts(dotenv_values(PROJECT / ".env")), **os.environ})

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Reads all settings; WrongSetting, UnknownSetting or MissingSetting names the first that is wrong."""
        _refuse_unknown(environment)
        values = {setting.field: _value(setting, environment) for setting in SETTINGS}
        values["instance"] = values["instance"] or PROJECT / "instance"
        values["jars"] = values["jars"] or values["instance"] / "jars"
        if not values["neo4j_password"]:
            values["neo4j_password"] = _from_file("NEO4J_PASSWORD_FILE", environment)
            values["neo4j_password_file"] = _file_named("NEO4J_PASSWORD_FILE", environment)
        if values["neo4j_uri"] and not values["neo4j_password"]:
            raise MissingSetting(setting="NEO4J_PASSWORD", because="NEO4J_URI")
        _need_together(values)
        values["oidc_secret"] = values["oidc_secret"] or _from_file("GRAPH_APP_OIDC_SECRET_FILE", environment)
        return cls(**values)


# What makes no sense without the other; a proxy's header would be believed of anybody.
_TOGETHER = (
    ("GRAPH_APP_PROXY_USER_HEADER", "GRAPH_APP_PROXIES"),
    ("GRAPH_APP_PROXY_USER_HEADER", "GRAPH_APP_PROXY_ADDRESSES"),
    ("GRAPH_APP_OIDC_ISSUER", "GRAPH_APP_OIDC_CLIENT"),
    ("GRAPH_APP_OIDC_CLIENT", "GRAPH_APP_OIDC_ISSUER"),
    ("GRAPH_APP_OIDC_ROLE_CLAIM", "GRAPH_APP_OIDC_ROLES"),
    ("GRAPH_APP_OIDC_ROLES", "GRAPH_APP_OIDC_ROLE_CLAIM"),
)


def _need_together(values: Mapping[str, Any]) -> None:
    for one, other in _TOGETHER:
        given, needed = (values[name.removeprefix("GRAPH_APP_").lower()] for name in (one, other))
        if given and not needed:
            raise MissingSetting(setting=other, because=one)


def _known_texts(values: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in values.items() if text is not None}


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = [setting.name for setting in SETTINGS]
    for name in environment:
        if name.startswith("GRAPH_APP_") and name not in known:
            raise UnknownSetting(setting=name, nearest=difflib.get_close_matches(name, known, 1, cutoff=0)[0])


def _value(setting: Setting, environment: Mapping[str, str]) -> Any:
    text = environment.get(setting.name, "").strip()
    if not text:
        return setting.default
    try:
        return setting.kind.read(text)
    except ValueError as problem:
        raise WrongSetting(
            setting=setting.name,
            value=_without_secret(text),
            wanted=setting.kind.wanted,
            default=setting.default_as_text,
        ) from problem


def _without_secret(text: str) -> str:
    """What stands before an @ in an address may be a user's password, which is never printed."""
    before, sign, after = text.rpartition("@")
    return f"{before.partition('://')[0]}://…@{after}" if sign else text


def _file_named(setting: str, environment: Mapping[str, str]) -> Path | None:
    name = environment.get(setting, "").strip()
    return Path(name) if name else None


def _from_file(setting: str, environment: Mapping[str, str]) -> str | None:
    file = _file_named(setting, environment)
    try:
        return file.read_text(encoding="utf-8").strip() if file else None
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableSettingFile(setting=setting, file=str(file), problem=problem) from problem
