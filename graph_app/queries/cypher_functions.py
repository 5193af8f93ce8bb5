"""The functions that Neo4j 5.26 itself brings and that only compute, in small letters.

Left out: those of LOAD CSV (file, linenumber) and those that choose a database (graph.*).
"""

from __future__ import annotations

_FUNCTIONS = """
abs acos all allreduce allshortestpaths any asin atan atan2 avg btrim ceil ceiling char_length character_length
coalesce collect cos cosh cot coth count date date.realtime date.statement date.transaction date.truncate datetime
datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction
datetime.truncate degrees duration duration.between duration.indays duration.inmonths duration.inseconds e elementid
endnode exists exp floor haversin head id isempty isnan keys labels last left length local_datetime local_time
localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate ln log log10 lower ltrim
max min nodes none normalize nullif percentile_cont percentile_disc percentilecont percentiledisc pi point
point.distance point.withinbbox properties radians rand randomuuid range reduce relationships replace reverse right
round rtrim shortestpath sign sin single sinh size split sqrt startnode stdev stdevp substring sum tail tan tanh
time time.realtime time.statement time.transaction time.truncate timestamp toboolean tobooleanlist tobooleanornull
tofloat tofloatlist tofloatornull tointeger tointegerlist tointegerornull tolower tostring tostringlist
tostringornull toupper trim type upper valuetype vector.similarity.cosine vector.similarity.euclidean zoned_datetime
zoned_time
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())

# Words of the language that may stand before a bracket and are no function.
_WORDS_BEFORE_A_BRACKET = """
MATCH WHERE AND OR XOR NOT IN RETURN WITH UNWIND DISTINCT WHEN THEN ELSE CASE BY SKIP OFFSET LIMIT CONTAINS STARTS
ENDS ON AS IS SHORTEST PATH PATHS GROUP GROUPS ANY ALL WALK TRAIL ACYCLIC SIMPLE KEEP YIELD CALL EXISTS COUNT
COLLECT UNION DIFFERENT REPEATABLE ELEMENTS ELEMENT BINDINGS ORDER LIST ARRAY TIME TIMESTAMP OPTIONAL BOTH LEADING
TRAILING FROM INDEX SEEK TEXT RANGE POINT VALUE
"""
WORDS_BEFORE_A_BRACKET = frozenset(_WORDS_BEFORE_A_BRACKET.split())
