// Whom the naive way asks about, one by one.
MATCH (partner:Partner)
WHERE NOT partner.home
RETURN partner.id AS id
ORDER BY id
