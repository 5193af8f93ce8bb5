"""What the console must refuse, and which of its layers must; and what it must run: made from readable lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from graph_app.records import Value

# Each changes data or schema if it is let through: all three layers refuse it.
WRITES = (
    "CREATE (p:Partner:City {id: 'intruder'})",
    "CREATE (p:Partner:City {id: 'intruder'}) RETURN p",
    "INSERT (:Partner&City {id: 'intruder'})",
    "MERGE (p:Partner {id: 'intruder'}) RETURN p.id",
    "MATCH (p:Partner) SET p.name_vi = 'x'",
    "MATCH (p:Partner) SET p += {note: 'x'}",
    "MATCH (p:Partner) SET p = {id: p.id}",
    "MATCH (p:Partner) SET p:Organisation",
    "MATCH (p:Partner) REMOVE p.name_vi",
    "MATCH (p:Partner) REMOVE p:City",
    "MATCH (p:Partner) DETACH DELETE p",
    "MATCH ()-[r]->() DELETE r",
    "MATCH (s:Source) DETACH DELETE s",
    "MATCH (p:Partner) WITH collect(p) AS all FOREACH (p IN all | SET p.note = 'x')",
    "FOREACH (x IN [1, 2] | CREATE (:Partner:City {id: 'intruder'}))",
    "MATCH (a:City), (b:City) WHERE a.id < b.id CREATE (a)-[:MET_WITH {id: 'false'}]->(b)",
    "MATCH (p:Partner {id: 'hanoi'}) CALL (p) { SET p.note = 'x' } RETURN p.id",
    "UNWIND [1, 2] AS x CALL (x) { CREATE (:Partner:City {id: 'intruder' + x}) } RETURN x",
    "MATCH (p:Partner) CALL (p) { WITH p DETACH DELETE p } RETURN count(*)",
    "MATCH (p:Partner) RETURN p.id UNION MATCH (p:Partner) SET p.note = 'x' RETURN p.id",
    "MATCH (p:Partner) WITH p ORDER BY p.id LIMIT 1 MERGE (p)-[:MET_WITH {id: 'false'}]->(p)",
    "OPTIONAL MATCH (p:Partner {id: 'nobody'}) MERGE (q:Partner {id: 'x'}) ON CREATE SET q.note = 'x' RETURN q.id",
    "CREATE INDEX sneaked IF NOT EXISTS FOR (p:Partner) ON (p.note)",
    "CREATE CONSTRAINT sneaked IF NOT EXISTS FOR (p:Partner) REQUIRE p.note IS UNIQUE",
)

# Each reads what is not the graph. EXPLAIN calls them reading and a READ transaction runs them: text and plan refuse.
LOADS = (
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/x.csv' AS line RETURN line",
    "MATCH (p:Partner) WHERE EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN p.id",
    "RETURN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS found",
    "RETURN COUNT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } AS found",
    "RETURN CASE WHEN true THEN COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } END AS found",
    "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }] AS found",
    "RETURN [x IN [1] WHERE EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } | x] AS found",
    "MATCH (p:City) RETURN [(p)--(q) | COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }] AS found",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "UNWIND [1] AS x CALL (x) { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "RETURN 1 AS line UNION LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "RETURN reduce(a = [], x IN [1] | a + COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }) AS found",
    "RETURN {a: {b: COLLECT { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line[0] }}} AS found",
    "MATCH (p:Partner) RETURN p.id ORDER BY CASE WHEN true THEN COUNT { LOAD CSV FROM 'file:///x' AS l RETURN l } END",
    "WITH 1 AS x WHERE any(y IN [1] WHERE EXISTS { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line }) RETURN x",
)

SHOWS = (
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
    "SHOW INDEXES",
    "SHOW CONSTRAINTS",
    "SHOW DATABASES",
    "SHOW USERS",
    "SHOW SETTINGS YIELD name, value RETURN name, value",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "TERMINATE TRANSACTION 'neo4j-transaction-1', 'neo4j-transaction-2'",
)

ADMINISTRATION = (
    "CREATE USER intruder SET PASSWORD 'long enough to pass'",
    "CREATE OR REPLACE USER intruder SET PASSWORD 'long enough to pass'",
    "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'long enough to pass'",
    "ALTER USER neo4j SET PASSWORD 'long enough to pass'",
    "ALTER USER neo4j SET STATUS SUSPENDED",
    "RENAME USER neo4j TO intruder",
    "DROP USER neo4j",
    "DROP USER neo4j IF EXISTS",
    "CREATE DATABASE other",
    "CREATE ALIAS other FOR DATABASE neo4j",
    "DROP DATABASE neo4j",
    "START DATABASE neo4j",
    "STOP DATABASE neo4j",
    "ALTER DATABASE neo4j SET ACCESS READ ONLY",
    "GRANT ROLE admin TO neo4j",
    "REVOKE ROLE admin FROM neo4j",
    "DENY TRAVERSE ON GRAPH * TO reader",
    "CREATE ROLE reader",
    "DROP ROLE reader",
    "ENABLE SERVER 'x'",
    "DEALLOCATE DATABASES FROM SERVER 'x'",
    "REALLOCATE DATABASES",
    "DRYRUN REALLOCATE DATABASES",
    "DROP INDEX sneaked IF EXISTS",
    "DROP CONSTRAINT sneaked IF EXISTS",
)

# Not on the list of what the console may call. Those that write are in it, too.
PROCEDURES = (
    *("dbms.listConfig()", "dbms.listConnections()", "dbms.killConnection('x')", "dbms.killConnections(['x'])"),
    *("dbms.components()", "dbms.info()", "dbms.queryJmx('*:*')", "dbms.showCurrentUser()", "dbms.listCapabilities()"),
    *("db.clearQueryCaches()", "db.createLabel('New')", "db.createProperty('new')", "db.createRelationshipType('NEW')"),
    *(
        "db.prepareForReplanning()",
        "db.resampleOutdatedIndexes()",
        "db.stats.clear('QUERIES')",
        "db.stats.stop('QUERIES')",
    ),
    *("db.stats.collect('QUERIES')", "db.stats.retrieve('QUERIES')", "db.awaitIndexes()", "db.ping()", "db.info()"),
    *("tx.setMetaData({app: 'x'})", "tx.getMetaData()"),
)
PROCEDURE_FORMS: tuple[Callable[[str], str], ...] = (
    lambda call: f"CALL {call}",
    lambda call: f"cAlL {call}",
    lambda call: f"CALL /* x */ {call.replace('.', ' . ', 1)}",
    lambda call: "CALL " + re.sub(r"^([a-z]+)[.]([A-Za-z]+)", r"`\1`.`\2`", call),
    lambda call: f"OPTIONAL CALL {call}",
    lambda call: f"UNWIND [1] AS x CALL (x) {{ CALL {call} }} RETURN x",
)

# What only the text shows: Neo4j does not run it as one query, or would run it otherwise than asked.
BY_TEXT_ALONE = (
    "",
    "   ",
    "// nothing",
    "/* nothing */",
    ";",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "CYPHER 5 MATCH (n) RETURN n",
    "CYPHER runtime=slotted RETURN 1",
    "explain RETURN 1",
    "/* x */ PROFILE RETURN 1",
    "\\u0045XPLAIN RETURN 1",
    "RETURN 1; RETURN 2",
    "RETURN 1;;",
    "RETURN 1; // x\nMATCH (n) DETACH DELETE n",
    "RETURN 1\\u003b RETURN 2",
    "USE neo4j RETURN 1",
    "USE system SHOW USERS",
    "CALL { USE neo4j RETURN 1 AS x } RETURN x",
    "use graph.byName('x') RETURN 1",
    "CALL { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "CALL { RETURN 1 AS x } IN 3 CONCURRENT TRANSACTIONS OF 5 ROWS RETURN x",
    "CALL { RETURN 1 AS x } IN (1 + 1 + 1 + 1) CONCURRENT TRANSACTIONS RETURN x",
    "USING PERIODIC COMMIT LOAD CSV FROM 'x' AS l RETURN l",
    "RETURN apoc.load.json('http://x')",
    "RETURN `apoc`.`load`.json('x')",
    "RETURN graph.byName('x')",
    "RETURN file()",
    "RETURN linenumber()",
    "RETURN {a: file()}",
    "RETURN {a: apoc.load.json('http://x')}",
    "MATCH (p:Partner) RETURN p{.id, a: gds.util.asNode(1)}",
    "RETURN {a: {b: `linenumber` ()}}",
    "MATCH (n:$(file())) RETURN n",
    "RETURN gds.util.asNode(1)",
    "RETURN nonsense(1)",
    "RETURN 'open",
    'RETURN "open',
    "RETURN `open",
    "RETURN 1 /* open",
    "RETURN 1 /* \\u002a/ 'open",
    "RETURN 'a\\user'",
    "RETURN '\\u00'",
    "RETURN '\\u005c'",
    "RETURN '\\ud800'",
    "RETURN '\\ud800\\u0041'",
    "RET\\uu0055RN 1",
    "RET\u00adURN 1",
    "RETURN\u200b1",
    "RETURN\ufeff1",
    "RETURN 1\u202e",
    "RETURN 1\x00",
    "\u2060MATCH (n) RETURN n",
    "\uff23\uff32\uff25\uff21\uff34\uff25 (n)",
    "MATCH (n) \uff33\uff25\uff34 n.x = 1",
    "MATCH (n) \u017fET n.x = 1",
    "\uff2c\uff2f\uff21\uff24 CSV FROM 'x' AS l RETURN l",
    "MATCH (n) RETURN n.x[1..CREATE]",
    "RETURN 1.CREATE",
    "RETURN 1CREATE",
    "RETURN [1..\nSET]",
    "RETURN " + "(" * 3000 + "1" + ")" * 3000,
    "RETURN " + "NOT " * 3000 + "true",
    "RETURN " + "1+" * 9000 + "1",
    "RETURN " + "-" * 100 + "1",
    "RETURN " + "CASE WHEN true THEN " * 500 + "1" + " END" * 500,
    "RETURN '" + "x" * 30_000 + "'",
    "MATCH (a) WHERE " + "EXISTS { MATCH (a)--() WHERE " * 15 + "true" + " }" * 15 + " RETURN a",
    "RETURN " + "[" * 99 + "]" * 99,
)

_KEYWORDS = re.compile(
    r"\b(CREATE|INSERT|MERGE|SET|REMOVE|DELETE|DETACH|FOREACH|LOAD|CSV|CALL|MATCH|RETURN|SHOW|TERMINATE)\b"
)


def _each_keyword(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: _KEYWORDS.sub(lambda found: change(found.group()), text)


def _escaped(word: str) -> str:
    return "".join(f"\\u{ord(letter):04x}" for letter in word)


# Ways to write the same so that a search for words does not see it. Neo4j understands each of them. (It does not
# understand an escape as the very first letter of a query.)
DISGUISES: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    _each_keyword(str.lower),
    _each_keyword(lambda word: "".join(letter.lower() if at % 2 else letter for at, letter in enumerate(word))),
    _each_keyword(lambda word: f"{word[0]}\\u{ord(word[1]):04X}{word[2:]}"),
    _each_keyword(lambda word: word[0] + _escaped(word[1:].lower())),
    lambda text: text.replace(" ", "/**/"),
    lambda text: text.replace(" ", " // it's `only\n "),
    lambda text: text.replace(" ", " /* \" ' ` // /* */ "),
    lambda text: text.replace(" ", "\u00a0\u2003\t"),
    lambda text: text.replace(" ", "\\u0020\\u002f\\u002a*/"),
    lambda text: f"/* RETURN '*/ {text} // '",
    lambda text: f"{text};",
    lambda text: f"\n\n\r\n{text}\n// the end",
)


def refused_by_all() -> Iterator[str]:
    yield from (disguise(text) for text in WRITES for disguise in DISGUISES)


def refused_by_text_and_plan() -> Iterator[str]:
    yield from (disguise(text) for text in LOADS for disguise in DISGUISES[:8])
    yield from (disguise(text) for text in SHOWS for disguise in DISGUISES[:3])
    yield from ADMINISTRATION
    yield from (form(call) for call in PROCEDURES for form in PROCEDURE_FORMS)


WORDS = (
    *("CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH DELETE", "REMOVE", "FOREACH", "LOAD CSV", "DROP", "SHOW"),
    *("TERMINATE TRANSACTIONS", "CALL dbms.listConfig()", "USE system", "IN TRANSACTIONS", "EXPLAIN", "; MATCH (n)"),
)
MENTIONS = (
    "RETURN '{word} (n)' AS text",
    'RETURN "{word} (n)" AS text',
    "RETURN 'it\\'s {word}' AS text",
    "RETURN 'one \\\\' AS text, '{word}' AS more",
    "RETURN '\\u0022 {word}' AS text",
    'RETURN "one \' \\" {word}" AS text',
    "RETURN 1 AS `{word}`",
    "RETURN 1 AS `a``{word}`",
    "RETURN 1 AS `a\\`, 2 AS `{word}`",
    "MATCH (n:`{word}`) RETURN count(n) AS count",
    "MATCH (n) WHERE n.`{word}` IS NOT NULL RETURN count(n) AS count",
    "MATCH ()-[r:`{word}`]->() RETURN count(r) AS count",
    "WITH {{`{word}`: 1}} AS map RETURN map.`{word}` AS value",
    "RETURN 1 AS one // {word}",
    "// {word}\nRETURN 1 AS one",
    "RETURN /* {word} */ 1 AS one",
    "/* ' {word} \\u002a/ RETURN 1 AS one",
    "MATCH (p:Partner) WHERE p.note CONTAINS '{word}' RETURN p.id AS id // '{word}",
)
NAMES = (
    "create",
    "set",
    "delete",
    "merge",
    "detach",
    "remove",
    "foreach",
    "load",
    "drop",
    "show",
    "use",
    "insert",
    "Set",
)
NAME_PLACES = (
    "MATCH (n) WHERE n.{name} IS NOT NULL RETURN count(n) AS count",
    "MATCH (n:{name}) RETURN count(n) AS count",
    "WITH {{{name}: 1}} AS map RETURN map.{name} AS value",
    "MATCH (n {{{name}: 1}}) RETURN count(n) AS count",
)
READS = (
    "MATCH (p:Partner) RETURN p ORDER BY p.id LIMIT 3",
    "MATCH (p:City)-[r]-(q) RETURN p, r, q LIMIT 3",
    "MATCH path = (p:Partner {id: 'hanoi'})-[*1..2]-(q:Partner) RETURN path LIMIT 2",
    "MATCH (a {id: 'hanoi'}), (b {id: 'havana'}) MATCH path = shortestPath((a)-[*..5]-(b)) RETURN path",
    "MATCH path = ANY SHORTEST (a:Partner {id: 'hanoi'})--+(b:Partner {id: 'havana'}) RETURN path",
    "MATCH path = ALL SHORTEST (a:Partner {id: 'hanoi'})-[r]-{1,3}(b:Partner {id: 'havana'}) RETURN path",
    "MATCH ((a:City)-[r:MET_WITH]-(b:City)){1,2} RETURN count(*) AS count",
    "MATCH (p:Partner) WHERE p.country IN ['LA', 'KH'] RETURN p.id AS id",
    "MATCH (p:Partner) WHERE NOT EXISTS { (p)-[:MET_WITH]-() } RETURN count(p) AS count",
    "MATCH (p:Partner) RETURN p.id AS id, COUNT { (p)--() } AS ties ORDER BY ties DESC LIMIT 5",
    "MATCH (p:Partner) RETURN COLLECT { MATCH (p)--(q) RETURN q.id ORDER BY q.id } AS ids LIMIT 2",
    "MATCH (p:Partner) RETURN [(p)-[:MEMBER_OF]->(q) | q.id] AS bodies LIMIT 5",
    "MATCH (p:Partner) RETURN p {.id, .name_vi, ties: COUNT { (p)--() }} AS partner LIMIT 5",
    "UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 RETURN sum(x) AS sum",
    "UNWIND $list AS x RETURN x",
    "RETURN $`the list` AS list",
    "RETURN 1 AS x UNION ALL RETURN 2 AS x",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.labels",
    "CALL `db`.`relationshipTypes`()",
    "CALL db /* x */ . propertyKeys() YIELD propertyKey RETURN count(*) AS count",
    "CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName RETURN nodeLabels, propertyName LIMIT 3",
    "CALL db.schema.visualization()",
    "MATCH (p:Partner) CALL (p) { MATCH (p)-[r]-() RETURN count(r) AS facts } RETURN p.id AS id, facts LIMIT 3",
    "MATCH (p:Partner) WITH p.country AS country, count(*) AS count WHERE count > 2 RETURN country, count",
    "OPTIONAL MATCH (p:Partner {id: 'nobody'}) RETURN p",
    "MATCH (p:Partner&!City) RETURN count(p) AS count",
    "MATCH (p:Organisation|FriendshipAssociation) RETURN p.id AS id SKIP 2 LIMIT 2",
    "MATCH (p:Partner) RETURN CASE p.country WHEN 'LA' THEN 'Lào' ELSE 'khác' END AS land, count(*) AS count",
    "RETURN reduce(sum = 0, x IN [1, 2] | sum + x) AS sum, [x IN range(1, 9) WHERE x % 2 = 0 | x ^ 2] AS squares",
    "RETURN any(x IN [1] WHERE x = 1) AND all(x IN [1] WHERE x > 0) AS both, [1, 2][0..1] AS slice, -1.5e3 AS x",
    "RETURN date('2021-09-14') AS day, duration({days: 3}) AS d, date.truncate('year') AS y, point({x: 1, y: 2}) AS p",
    "RETURN date.realtime() IS NOT NULL AS now, time() IS NULL AS none, 0x1F AS hex, 1_000 AS thousand",
    "MATCH (p:Partner) WHERE p.name_vi =~ '(?i).*hà.*' RETURN p.name_vi AS name ORDER BY toLower(name)",
    "MATCH (p:Partner) RETURN DISTINCT labels(p) AS labels, keys(p)[0] AS key LIMIT 5",
    "MATCH (p:Partner) RETURN percentileCont(size(p.id), 0.5) AS median, stdev(size(p.id)) AS spread",
    "MATCH (p:Partner) USING INDEX p:Partner(id) WHERE p.id = 'hanoi' RETURN p.id AS id",
    "MATCH (a:Partner)-[r:GAVE_AID_TO]->(b) WHERE r.date_from >= date('2020-01-01') RETURN a.id, b.id, r.item",
    "MATCH (n) WHERE elementId(n) = '4:x:1' RETURN n",
    "MATCH (thành_phố:City) RETURN thành_phố.name_vi AS tên LIMIT 3",
    'MATCH (p) RETURN p.id AS `tên``gọi`, "it\'s" AS text LIMIT 1;',
    "WITH 1 AS name, 2 AS type, 3 AS user RETURN name, type, user",
    "RETURN 'C:\\\\users' AS folder, '\\u0110\\u00e0 N\\u1eb5ng' AS name, '\\ud83d\\ude00' AS smile",
    "match (p:Partner) return count(p) as count",
    "MATCH\u00a0(p:Partner)\u2003RETURN\tcount(p) AS count",
    "RETURN " + " + ".join(["1"] * 400) + " AS sum",
    "RETURN [" + ", ".join(f"'{number}'" for number in range(900)) + "] AS list",
    "RETURN " + "(" * 40 + "1" + ")" * 40 + " AS one",
)
PARAMETERS: Mapping[str, Value] = {"list": [1, "hai", None, {"ba": 3}], "the list": [1.5, True]}


def reading() -> Iterator[str]:
    yield from READS
    yield from (place.format(word=word) for word in WORDS for place in MENTIONS)
    yield from (place.format(name=name) for name in NAMES for place in NAME_PLACES)
