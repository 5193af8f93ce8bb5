"""The known stage: a network small enough to answer every question about it by hand.

    recent ──met 2026-10, 2020-05-01── hanoi ──met 2015──── old       hanoi ──member since 2017──> net
    undated ──met, no day──────────── hanoi ──aid 2021──> old         old ────observer──────────> net
                                      hanoi ──twinned 2016──── old    alone: known only by name
                                      hanoi ──mou 2019─────── recent

Hanoi is our side. Of its partners one was met last month (seen from 2026-11), one years ago, one on a day that no
source tells, one is a network, and of one nothing is on record.
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
recent,City,Recent,LA,false,s,q
old,City,Old,LA,false,s,q
undated,City,Undated,FR,false,s,q
alone,City,Alone,FR,false,s,q
net,Organisation,Net,,false,s,q
""",
    "meetings": """id,host,guest,event_id,date,format,delegations,title_en,source_id,quote
m1,hanoi,recent,e1,2026-10,,,t,s,q
m2,recent,hanoi,e2,2020-05-01,online,,t,s,q
m3,hanoi,old,e3,2015,,,t,s,q
m4,hanoi,undated,e4,,,,t,s,q
""",
    "aid": """id,donor,recipient,form,stage,amount,currency,item,quantity,unit,date,title_en,source_id,quote
g1,hanoi,old,cash,committed,100,USD,,,,2021,t,s,q
g2,hanoi,old,cash,disbursed,40,USD,,,,2021-03,t,s,q
g3,hanoi,old,cash,disbursed,50,USD,,,,2021-04,t,s,q
g4,hanoi,old,cash,disbursed,7000,VND,,,,2021-05,t,s,q
g5,hanoi,old,cash,disbursed,,,,,,2021-06,t,s,q
g6,old,hanoi,in_kind,disbursed,,,masks,30,pieces,2021-07,t,s,q
""",
    "memberships": """id,member,body,role,since,title_vi,title_en,source_id,quote
b1,hanoi,net,member,2017,Hà Nội là thành viên,t,s,q
b2,old,net,observer,,,t,s,q
""",
    "agreements": """id,our_side,partner,agreement_type,signed_on,expires_on,title_en,source_id,quote
a1,hanoi,old,twinning,2016-06-15,,t,s,q
a2,hanoi,recent,mou,2019,2025,t,s,q
""",
}


def load_small_network(database: Database, folder: Path, **more: str) -> Database:
    """The stage in `database`, with the lines of `more` added below the table of that name; `folder` is for its CSV."""
    tables = {name: text + more.get(name, "") for name, text in TABLES.items()}
    load_seed(database, write_tables(folder, **tables))
    return database
