"""What is on record with one partner, read from the database for its page, its briefing and the command line."""

from __future__ import annotations

from datetime import date

from graph_app.briefing.fitting import briefing
from graph_app.briefing.sheet import Sheet
from graph_app.explorer import Explorer
from graph_app.partner_history.file import PartnerFile, filed
from graph_app.records import Value


def partner_file(explorer: Explorer, partner_id: str, as_of: date) -> PartnerFile:
    """UnknownPartner where there is none of this id."""
    snapshot = explorer.snapshot()
    partner = explorer.partner(snapshot, partner_id)
    found = explorer.facts("facts_of_partner", {"partner": partner.id})
    return filed(snapshot, partner, found.records, found.truncated, as_of)


def briefing_of(explorer: Explorer, partner_id: str, language: str, as_of: date, author: str) -> Sheet:
    """The briefing about a partner, in "vi" or "en". UnknownPartner where there is none of this id."""
    file = partner_file(explorer, partner_id, as_of)
    cited = {str(fact["source_id"]) for fact in file.facts} | {file.partner.source_id or ""}
    wanted: list[Value] = [*sorted(cited)]
    sources = explorer.rows("sources_of_ids", {"sources": wanted}).records()
    return briefing(file, {str(source["id"]): source for source in sources}, language, author)
