// Remembers that two partners are two, however alike they look, and who said so; said again, the new words stand. No fact
// and no partner: the data version stays.
MERGE (apart:HeldApart {first: $first, second: $second})
SET apart.who = $who, apart.reason = $reason, apart.said_on = $said_on
