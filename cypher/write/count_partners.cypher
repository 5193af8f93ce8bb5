// How many of these partners are there.
MATCH (partner:Partner) WHERE partner.id IN $ids
RETURN count(partner) AS found
