"""How the dates and numbers of a sheet are written: stated for the whole sheet, never guessed cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

DAY_ORDERS = ("dmy", "mdy")
DECIMALS = (",", ".")


@dataclass(frozen=True)
class Notation:
    """`day_order`: 14/9/2021 (“dmy”, as in Việt Nam) or 9/14/2021 (“mdy”). `decimal`: 1.000,5 (“,”) or 1,000.5 (“.”).

    `from_1904`: the workbook counts its days from 1904. What a file itself holds as a number or a day needs none of
    it. ValueError for anything else.
    """

    day_order: str = "dmy"
    decimal: str = ","
    from_1904: bool = False

    def __post_init__(self) -> None:
        if self.day_order not in DAY_ORDERS or self.decimal not in DECIMALS:
            raise ValueError(self)
