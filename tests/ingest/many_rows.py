"""Tables of as many facts as are wanted, for tests of how an import grows."""

from __future__ import annotations

from pathlib import Path

from tests.tables import write_tables

PARTNERS = 1_000


def write_many(folder: Path, facts: int) -> Path:
    """Meetings in a ring of 1,000 partners, with texts as long as those of the seed."""
    partners = (f"p-{number},City,Partner {number},s,its name\n" for number in range(PARTNERS))
    quote = "words that prove it and some more of them as in the seed"
    meetings = (
        f"m-{number},p-{number % PARTNERS},p-{(number + 1) % PARTNERS},{1990 + number % 30},Meeting,s,{quote}\n"
        for number in range(facts)
    )
    return write_tables(
        folder,
        sources="id,title\ns,A newspaper\n",
        partners="id,kind,name_en,source_id,quote\n" + "".join(partners),
        meetings="id,host,guest,date,title_en,source_id,quote\n" + "".join(meetings),
    )
