"""A network in which it is known by hand what hangs on what.

office ──met 2010── a ──met 2024── d        hanoi and office are our side; b is of a's country;
                    │              │        alone is known only by name
  b ──met, no day── hanoi          │
                    │              │
                    └─member 2017─ net ──member, no day── c
"""

from __future__ import annotations

from pathlib import Path

from graph_app.database.database import Database
from graph_app.ingest.seed import load_seed
from tests.tables import write_tables

TABLES = {
    "sources": "id,title\ns,A newspaper\n",
    "partners": """id,kind,name_en,country,home,source_id,quote
hanoi,City,Hanoi,VN,true,s,q
office,Organisation,Office,VN,true,s,q
a,City,Aaa,LA,false,s,q
b,City,Bbb,LA,false,s,q
c,City,Ccc,FR,false,s,q
d,City,Ddd,,false,s,q
net,Organisation,Net,VN,false,s,q
alone,City,Alone,VN,false,s,q
""",
    "meetings": """id,host,guest,event_id,event_type,date,title_en,source_id,quote
m1,hanoi,a,e1,visit,2026-10-02,A visit,s,q
m2,hanoi,b,e2,visit,,Some visit,s,q
m3,a,d,e3,talks,2024,Talks,s,q
m4,office,a,e4,talks,2010-05,Old talks,s,q
""",
    "memberships": """id,member,body,role,since,title_vi,title_en,source_id,quote
b1,hanoi,net,member,2017,v,Hanoi joins,s,q
b2,c,net,member,,v,C is in it,s,q
b3,d,net,member,,v,D is in it,s,q
""",
}


def load_ties(database: Database, folder: Path, **more: str) -> None:
    """The network in `database`, with the lines of `more` below the table of that name; `folder` is for its CSV."""
    load_seed(database, write_tables(folder, **{name: text + more.get(name, "") for name, text in TABLES.items()}))
