// Forgets that two partners are two; the data version stays.
MATCH (apart:HeldApart {first: $first, second: $second})
DELETE apart
