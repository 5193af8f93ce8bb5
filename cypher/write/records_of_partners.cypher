// Partners of these ids as they stand: what a change compares with what it was made for.
MATCH (partner:Partner) WHERE partner.id IN $ids
RETURN partner.id AS id, [label IN labels(partner) WHERE label <> 'Partner'][0] AS kind, properties(partner) AS properties
