// Pairs of partners that somebody said are two, the newest first, as columns of one record.
MATCH (apart:HeldApart)
WITH apart ORDER BY apart.said_on DESC, apart.first, apart.second
RETURN collect(apart.first) AS first, collect(apart.second) AS second, collect(apart.who) AS who,
       collect(apart.reason) AS reason, collect(apart.said_on) AS said_on
