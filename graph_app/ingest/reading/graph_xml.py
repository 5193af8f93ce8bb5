"""GraphML and GEXF, by networkx, Gephi or anybody -> nodes and edges, one by one.

Sources: GraphML primer (graphml.graphdrawing.org), GEXF 1.2 and 1.3 schemas (gexf.net).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_app.errors import NotAGraph, TooManyColumns
from graph_app.ingest.reading.graph_json import listed_sources
from graph_app.ingest.reading.graph_sheets import Part, graph_sheets
from graph_app.ingest.reading.letters import composed
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.origins import Origin
from graph_app.ingest.reading.safe_xml import heard_xml
from graph_app.ingest.reading.sheets import Exact, Progress, Sheet
from graph_app.ingest.reading.workbook_cells import exact_number

_NUMBERS = {"int", "integer", "long", "float", "double", "short", "byte"}


def xml_sheets(file: str, origin: Origin, limits: Limits) -> list[Sheet]:
    """The sheets of a GraphML or GEXF file. NotAGraph, and what safe_xml and graph_sheets raise."""

    def walk(progress: Progress) -> Iterator[Part]:
        hearer = _GraphHearer(file, limits)
        with origin.opened() as stream:
            for read in heard_xml(file, stream, limits, hearer):
                yield from hearer.taken()
                progress(min(read / max(origin.size, 1), 1.0))
        yield from listed_sources(file, "".join(hearer.sources), limits)

    return graph_sheets(file, walk, limits)


class _GraphHearer:
    """Hears either format; the first element says which. What stands in it beyond nodes and edges is passed over."""

    def __init__(self, file: str, limits: Limits) -> None:
        self._file, self._limits = file, limits
        self._root = ""
        self._parts: list[Part] = []
        # By what the attributes are for (“node”, “edge”) and their id: name and type; defaults by the same.
        self._keys: dict[tuple[str, str], tuple[str, str]] = {}
        self._defaults: dict[tuple[str, str], str] = {}
        self._open: list[tuple[str, dict[str, str], dict[str, str]]] = []  # nodes may hold nodes
        self._class, self._ours = "node", False
        self._key: tuple[str, str] | None = None
        self._text: list[str] | None = None
        self._letters = 0
        self.sources: list[str] = []  # the text that our own exports have of them
        self._in_sources = False

    def taken(self) -> list[Part]:
        """Nodes and edges since the last call."""
        parts, self._parts = self._parts, []
        return parts

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._root:
            self._root = name.lower()
            if self._root not in {"graphml", "gexf"}:
                raise NotAGraph(file=self._file, found=f"XML (<{name[:40]}>)")
        elif name in {"node", "edge"}:
            self._open.append((name, dict(attributes), {}))
            self._text = None
        elif self._root == "graphml":
            self._start_graphml(name, attributes)
        else:
            self._start_gexf(name, attributes)

    def _start_graphml(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "key":
            told = attributes.get("for", "all")
            for what in ("node", "edge") if told == "all" else (told,):
                self._key = (what, attributes.get("id", ""))
                self._note_key(self._key, attributes.get("attr.name"), attributes.get("attr.type"))
        elif name == "default":
            self._text, self._letters = [], 0
        elif name == "data" and not self._open:
            self._in_sources = self._keys.get(("graph", attributes.get("key", "")), ("", ""))[0] == "sources"
        elif name == "data":
            self._key = (self._open[-1][0], attributes.get("key", ""))
            self._text, self._letters = [], 0

    def _start_gexf(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sources" and not self._open:
            self._in_sources = True
        elif name == "attributes":
            self._class = attributes.get("class", "node")
        elif name == "attribute":
            self._key = (self._class, attributes.get("id", ""))
            self._note_key(self._key, attributes.get("title"), attributes.get("type"))
        elif name == "default":
            self._text, self._letters = [], 0
        elif name == "attvalue" and self._open:
            key = (self._open[-1][0], attributes.get("for") or attributes.get("id", ""))
            self._put(key, attributes.get("value", ""))

    def end(self, name: str) -> None:
        self._in_sources = False
        if name in {"node", "edge"} and self._open:
            self._close()
        elif name == "default" and self._text is not None and self._key:
            self._defaults[self._key] = "".join(self._text)
            self._text = None
        elif name == "data" and self._text is not None and self._key:
            self._put(self._key, "".join(self._text))
            self._text = None

    def text(self, text: str) -> None:
        # One letter more than a cell may hold is enough to know that it is too long.
        if self._in_sources:
            self.sources.append(text)
        elif self._text is not None and self._letters <= self._limits.letters:
            self._text.append(text[: self._limits.letters + 1])
            self._letters += len(text)

    def _note_key(self, key: tuple[str, str], name: str | None, type_: str | None) -> None:
        self._keys[key] = (name or key[1], type_ or "string")
        self._ours = self._ours or (key[0], name) == ("edge", "relationship")
        self._refuse_many(len(self._keys) // 2)  # of nodes and of edges

    def _put(self, key: tuple[str, str], text: str) -> None:
        name, type_ = self._keys.get(key, (key[1], "string"))
        own = self._open[-1][2]
        own[composed(name)] = _value(text, type_.lower())
        self._refuse_many(len(own))

    def _refuse_many(self, count: int) -> None:
        if count > self._limits.columns:
            raise TooManyColumns(file=self._file, row=1, limit=self._limits.columns)

    def _close(self) -> None:
        what, attributes, own = self._open.pop()
        for key, text in self._defaults.items():
            name, type_ = self._keys[key] if key in self._keys else (key[1], "string")
            if key[0] == what:
                own.setdefault(name, _value(text, type_.lower()))
        if self._root == "gexf" and attributes.get("label"):
            own.setdefault("label", _value(attributes["label"], "string"))
        id_ = composed(attributes.get("id", ""))
        ends = None
        if what == "edge":
            ends = _end(attributes.get("source", "")), _end(attributes.get("target", ""))
        self._parts.append(Part(id_ if what == "node" or self._is_id(id_) else "", ends, own))

    def _is_id(self, id_: str) -> bool:
        """Whether an edge's id is one, and not the number that a program gave it while it wrote.

        Our own GEXF holds the id of a fact there, whatever it is; it is known by what it calls a fact's type.
        """
        counted = id_.isdecimal() or (id_[:1] == "e" and id_[1:].isdecimal())
        return bool(id_) and (self._ours or not counted)


def _end(text: str) -> str:
    return composed(text)


def _value(text: str, type_: str) -> str:
    if type_ in _NUMBERS:
        return exact_number(text.strip())
    if type_ == "boolean":
        return Exact(text.strip().lower())
    return composed(text)
