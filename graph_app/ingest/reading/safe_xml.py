"""XML read piece by piece, with nothing in it that could grow, reach out, or stand too deep.

expat itself, and no layer over it: a document type is refused where it begins, so that there are no entities to
expand and nothing external to fetch, and never more than one tag is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import IO, NoReturn, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from graph_app.errors import BadXml, TooDeep, TooLongInXml, UnsafeXml
from graph_app.ingest.reading.limits import Limits

_CHUNK = 1 << 16


class Hearer(Protocol):
    """What takes the parts of a document as they come; names are without their prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some of the text within an element."""


def heard_xml(file: str, stream: IO[bytes], limits: Limits, hearer: Hearer) -> Iterator[int]:
    """Reads the document, and gives the number of bytes read so far after each piece: then what was heard is there.

    BadXml, UnsafeXml, TooDeep, TooLongInXml.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    parser.StartDoctypeDeclHandler = _refused(file)
    parser.StartElementHandler, parser.EndElementHandler = _counted(file, limits.depth, hearer)
    parser.CharacterDataHandler = hearer.text
    read = 0
    try:
        while piece := stream.read(_CHUNK):
            parser.Parse(piece, False)
            read += len(piece)
            if read - parser.CurrentByteIndex > limits.line:
                raise TooLongInXml(file=file, line=parser.CurrentLineNumber, limit=limits.line)
            yield read
        parser.Parse(b"", True)
        yield read
    except ExpatError as problem:
        raise BadXml(file=file, line=problem.lineno, column=problem.offset + 1) from problem
    except (LookupError, ValueError) as problem:  # an encoding that nobody knows
        raise BadXml(file=file, line=1, column=1) from problem


def _refused(file: str) -> Callable[..., NoReturn]:
    def refuse(*_: object) -> NoReturn:
        raise UnsafeXml(file=file)

    return refuse


def _counted(
    file: str, depth: int, hearer: Hearer
) -> tuple[Callable[[str, Mapping[str, str]], None], Callable[[str], None]]:
    start, end = hearer.start, hearer.end
    now = 0

    def started(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal now
        now += 1
        if now > depth:
            raise TooDeep(file=file, limit=depth)
        start(name.rpartition(":")[2], attributes)

    def ended(name: str) -> None:
        nonlocal now
        now -= 1
        end(name.rpartition(":")[2])

    return started, ended
