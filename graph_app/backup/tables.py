"""What a backup holds: a table for each kind of thing that the database keeps, and one for whatever else is there."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.records import Value

NODE = ("labels",)
FACT = ("type", "source", "target")

# The columns of a row in `NODE` or `FACT`, then its properties.
Record = dict[str, Value]


@dataclass(frozen=True)
class Table:
    """`heads` stand first in each row, with a colon before their names; one column for each property follows.

    `key`: no two rows have the same values in these columns, and none lacks one. `ends`: columns that hold the key of a
    row of another table, which stands before this one. `at_once` rows are written in one go.
    """

    name: str
    key: tuple[str, ...] = ()
    heads: tuple[str, ...] = NODE
    ends: tuple[tuple[str, str], ...] = ()
    at_once: int = 5_000

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


# In the order in which they can be written again.
TABLES = (
    Table("data_version", ("id",)),
    Table("sources", ("id",)),
    Table("partners", ("id",)),
    Table("facts", ("type", "id"), FACT, (("source", "partners"), ("target", "partners"))),
    Table("changes", ("number",)),
    Table("change_parts", ("change", "position"), ends=(("change", "changes"),), at_once=50),
    Table("saved_views", ("id",)),
    Table("remembered", ("name",), at_once=5),
    Table("rejections", ("partner",)),
    Table("acknowledgements", ("id",)),
    Table("others", at_once=500),
)
SETTINGS_FILE = "settings.csv"
# Contact persons, who stand in a file of their own and not in the database.
PERSONS_FILE = "persons.csv"
MANIFEST_FILE = "manifest.json"
FILES = (*(table.file for table in TABLES), PERSONS_FILE, SETTINGS_FILE)
_FIRST = "data_version sources partners facts changes change_parts saved_views remembered rejections others settings"
# What a backup of each format holds; what one does not hold was not there when it was made.
FILES_OF_FORMAT = {1: tuple(f"{name}.csv" for name in _FIRST.split()), 2: FILES}
# What the checksum of all facts is over.
CHECKED = ("sources", "partners", "facts")


def field(record: Record, name: str) -> Value:
    """The value in one of the heads, or else of a property; None where there is none."""
    if name in record:
        return record[name]
    properties = record["properties"]
    assert isinstance(properties, dict)
    return properties.get(name)
