"""The table of who may ask what: each endpoint with each method, and the role it needs.

What is not in it stops the start, so that a new page is closed until somebody has said whose it is. Guests see pages
and what those pages fetch, but no files, no data addresses, and nothing that names people of the office (the log of
changes, saved views) or may come to name persons (queries, briefings).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from werkzeug.routing import Rule

from graph_app.access.roles import ADMINISTRATOR, GUEST, READER, STEWARD, Role
from graph_app.errors import NoRoleStated

ANYONE: Final = None  # also who is not signed in
Needed = Role | None


def _each(method: str, role: Needed, *endpoints: str) -> dict[tuple[str, str], Needed]:
    return {(endpoint, method): role for endpoint in endpoints}


def _with_data(*endpoints: str, endings: tuple[str, ...] = ("json", "csv", "xlsx")) -> Iterator[str]:
    """The data of pages at the same address."""
    return (f"{endpoint}_{ending}" for endpoint in endpoints for ending in endings)


_PAGES_FOR_GUESTS = (
    *("network.network", "ledger.ledger", "between.between", "compare.compare", "partners.partners"),
    *("partners.partner", "calendar.calendar", "engagement.engagement", "engagement.engagement_compare"),
    *("centrality.centrality", "structure.structure", "structure_without.structure_without", "warm_path.warm_path"),
    *("suggestions.suggested", "portfolio.portfolio", "portfolio_rows.facts", "portfolio_rows.partners"),
    *("sources.sources", "sources.source"),
)
_PAGES_FOR_READERS = (
    *("inbox.inbox", "queries.queries", "queries.query", "saved_views.views", "changes.log"),
    "duplicates.duplicates",  # it names who said that two are two
)

ROLES_NEEDED: Mapping[tuple[str, str], Needed] = {
    **_each("GET", ANYONE, "static_files.static_file", "static_files.named_file", "health.health", "signing.sign_in"),
    **_each("GET", ANYONE, "health.alive", "openid.begin", "openid.back", "openid.leave"),
    **_each("POST", ANYONE, "signing.signed_in", "signing.sign_out"),
    **_each("GET", GUEST, "start.start", *_PAGES_FOR_GUESTS, "embed.embed", "facts.fact"),
    # What pages fetch for themselves.
    **_each("GET", GUEST, "partners.partner_panel", "between.between_panel", "lens.lens"),
    **_each("GET", GUEST, "search.search_json", "centrality.progress_json"),
    **_each("GET", READER, *_PAGES_FOR_READERS, *_with_data(*_PAGES_FOR_GUESTS, *_PAGES_FOR_READERS)),
    **_each("GET", READER, "start.start_json", "calendar.calendar_ics", "search.sources_json"),
    **_each("GET", READER, "changes.change", *_with_data("changes.change")),
    **_each("GET", READER, "duplicates.compare", "merge.two", *_with_data("merge.two", endings=("json", "csv"))),
    **_each("GET", READER, "briefing.briefing", "briefing.briefing_word", "api.api", "api.openapi_json"),
    **_each("GET", READER, *(f"take_along.{ending}" for ending in ("svg", "pdf", "png", "html", "zip"))),
    **_each("GET", READER, *(f"take_along.{ending}" for ending in ("graphml", "gexf", "node-link_json"))),
    **_each("GET", READER, "take_along.tables_xlsx", "console.console"),
    **_each("POST", READER, "console.run", "console.run_json", "console.run_csv"),
    **_each("POST", READER, "saved_views.save"),  # a short address for what one sees; it changes no data
    **_each("POST", STEWARD, "saved_views.delete", "changes.take_back"),
    **_each("POST", STEWARD, "suggestions.reject_suggestion", "suggestions.take_back_rejection"),
    **_each("POST", STEWARD, "merge.merge", "merge.keep_apart", "merge.take_back"),
    **_each("POST", STEWARD, "inbox.mend", "inbox.say_right", "inbox.take_right_back"),
    **_each("GET", STEWARD, "edit.new_partner", "edit.new_source", "edit.new_fact"),
    **_each("GET", STEWARD, "edit.edit_partner", "edit.edit_source", "edit.edit_fact"),
    **_each("POST", STEWARD, "edit.new_partner", "edit.new_source", "edit.new_fact"),
    **_each("POST", STEWARD, "edit.edit_partner", "edit.edit_source", "edit.edit_fact"),
    **_each("POST", STEWARD, "edit.delete_partner", "edit.delete_source", "edit.delete_fact"),
    **_each("GET", STEWARD, "imports.imports", "imports.upload", "imports.upload_json", "imports.upload_csv"),
    **_each("POST", STEWARD, "imports.bring", "imports.reading", "imports.answers", "imports.look"),
    **_each("POST", STEWARD, "imports.make", "imports.stop", "imports.as_remembered"),
    **_each("GET", STEWARD, "import_mappings.mappings", *_with_data("import_mappings.mappings")),
    **_each("POST", STEWARD, "import_mappings.rename", "import_mappings.delete"),
    **_each("POST", STEWARD, "import_mappings.bring_back", "import_mappings.as_before"),
    # Persons: readers see whom to write to, and only stewards take them along.
    **_each("GET", READER, "persons.persons", "persons.persons_of_partner"),
    **_each("GET", STEWARD, *_with_data("persons.persons"), "persons.new", "persons.edit", "erasing.erase_person"),
    **_each("POST", STEWARD, "persons.new", "persons.edit", "persons.delete", "erasing.erase_sent"),
    **_each("GET", READER, "account.account"),
    **_each("POST", READER, "account.change_password", "account.end_one_session", "account.end_other_sessions"),
    **_each("POST", READER, "account.make_token", "account.revoke"),
    # What a link may show needs more than making one: see LINKABLE.
    **_each("GET", READER, "links.new"),
    **_each("POST", READER, "links.make", "links.revoke"),
    **_each("GET", ADMINISTRATOR, "users.users", *_with_data("users.users", endings=("json", "csv"))),
    **_each("POST", ADMINISTRATOR, "users.add", "users.set_role", "users.set_disabled", "users.reset", "users.end"),
    **_each("GET", ADMINISTRATOR, "metrics.metrics"),
    **_each("GET", ADMINISTRATOR, "audit.audit", *_with_data("audit.audit", endings=("json", "csv"))),
}

# What a signed link may show somebody outside, and what one must be to make such a link: pages for guests, the picture
# (which stands for the page of the network), and the feed, which holds no more than its reader may download.
LINKABLE: Mapping[str, Role] = {
    **dict.fromkeys((*_PAGES_FOR_GUESTS[1:], "embed.embed"), STEWARD),
    "calendar.calendar_ics": READER,
}


def role_needed(endpoint: str | None, method: str) -> Needed:
    """An address that does not exist needs what the least page needs. KeyError for what the table does not hold."""
    method = "GET" if method == "HEAD" else method
    if endpoint is None:
        return GUEST
    return ROLES_NEEDED[endpoint, method]


def check_table(rules: Iterable[Rule]) -> None:
    """NoRoleStated where a route is not in the table."""
    asked = {(rule.endpoint, method) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    lacking = sorted(asked - ROLES_NEEDED.keys())
    if lacking:
        raise NoRoleStated(addresses=", ".join(f"{method} {endpoint}" for endpoint, method in lacking))
