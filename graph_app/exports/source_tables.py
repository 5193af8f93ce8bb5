"""Sources beside the partners and facts that name them, so that a file says where everything is from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph_app.language.xml_letters import fit_for_xml
from graph_app.records import Rows
from graph_app.vocabulary.properties import SOURCE_PROPERTIES

Sources = Mapping[str, Mapping[str, Any]]
SOURCE_COLUMNS = tuple(own.name for own in SOURCE_PROPERTIES)


def named_sources(
    all_sources: Mapping[str, dict[str, Any]], records: Iterable[Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Those of all sources that these records name as theirs."""
    named = {record.get("source_id") for record in records}
    return {id: own for id, own in all_sources.items() if id in named}


def source_table(sources: Sources) -> Rows:
    """One row per source, with a column more for each property that the vocabulary does not know."""
    more = sorted({name for own in sources.values() for name in own} - {*SOURCE_COLUMNS})
    columns = (*SOURCE_COLUMNS, *more)
    return Rows(columns, [tuple(own.get(column) for column in columns) for own in source_records(sources)])


def source_records(sources: Sources) -> list[dict[str, Any]]:
    """The sources as JSON has them; what is not known is absent."""
    return [
        {"id": id, **{name: value for name, value in own.items() if name != "id" and value is not None}}
        for id, own in sources.items()
    ]


def sources_text(sources: Sources) -> str:
    """All of them as one JSON text, for formats of graphs that have no place for what is neither node nor edge."""
    return fit_for_xml(json.dumps(source_records(sources), ensure_ascii=False))
