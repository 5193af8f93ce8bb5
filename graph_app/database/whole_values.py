"""Values of the driver <-> JSON with nothing lost: what JSON does not know becomes an object that names its type.

Neo4j keeps no maps in properties, so that an object there can be nothing else. `plain` is for readers, this is for
backups.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import pytz
from neo4j.spatial import CartesianPoint, Point, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from graph_app.records import Value

_OF_ISO: Mapping[str, Callable[[str], Any]] = {
    "date": Date.from_iso_format,
    "time": Time.from_iso_format,
    "datetime": DateTime.from_iso_format,
    "duration": Duration.from_iso_format,
}
# In this order: none is a kind of one before it.
_TYPES = ((DateTime, "datetime"), (Date, "date"), (Time, "time"), (Duration, "duration"))
# By srid, as Neo4j numbers them: 2 and 3 dimensions.
_POINTS: Mapping[int, type[Point]] = {7203: CartesianPoint, 9157: CartesianPoint, 4326: WGS84Point, 4979: WGS84Point}


def tagged(value: Any) -> Value:
    """The value as JSON has it; a day is {"date": "2026-11-25"}, and so on. TypeError for what Neo4j does not keep."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(name): tagged(item) for name, item in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Point | Duration):
        return [tagged(item) for item in value]
    if isinstance(value, Point):
        return {"point": [float(number) for number in value], "srid": value.srid}
    if isinstance(value, bytes | bytearray):
        return {"bytes": value.hex()}
    for of_type, name in _TYPES:
        if isinstance(value, of_type):
            return {name: value.iso_format(), **_zone(value)}
    raise TypeError(f"a {type(value).__name__} cannot be backed up")


def untagged(value: Value) -> Any:
    """The property of Neo4j that `tagged` was given. ValueError for an object that it never makes."""
    if isinstance(value, list):
        return [untagged(item) for item in value]
    if not isinstance(value, dict):
        return value
    try:
        return _of_tag(cast("dict[str, Any]", value))
    except (KeyError, TypeError, IndexError, OverflowError, ValueError) as problem:
        raise ValueError(f"no value of Neo4j: {value}") from problem


def _zone(value: Any) -> dict[str, Value]:
    """The name of the zone, where the value has one: the offset is in its text."""
    zone = getattr(value, "tzinfo", None)
    name = getattr(zone, "zone", None) or getattr(zone, "key", None)
    return {"zone": str(name)} if name else {}


def _of_tag(value: dict[str, Any]) -> Any:
    if "bytes" in value:
        return bytes.fromhex(value["bytes"])
    if "point" in value:
        return _POINTS[value["srid"]](tuple(float(number) for number in value["point"]))
    [name] = value.keys() - {"zone"}
    found = _OF_ISO[name](value[name])
    # The zones that the driver itself uses: those of the standard library bring Python down with its days (measured).
    return found.astimezone(pytz.timezone(value["zone"])) if "zone" in value else found
