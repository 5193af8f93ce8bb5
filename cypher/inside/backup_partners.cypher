// Every partner with all its labels, by id: for backups and the checksum.
MATCH (partner:Partner)
RETURN COLLECT { UNWIND labels(partner) AS label RETURN label ORDER BY label } AS labels, properties(partner) AS properties
ORDER BY partner.id
