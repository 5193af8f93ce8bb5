// Partners of these ids, on which nothing hangs any more.
MATCH (partner:Partner) WHERE partner.id IN $ids
DELETE partner
RETURN count(partner) AS deleted
