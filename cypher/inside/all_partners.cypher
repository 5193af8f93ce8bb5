// Every partner with its kinds and all properties, as columns of one record.
MATCH (partner:Partner)
WITH partner ORDER BY partner.id
RETURN collect(partner.id) AS id, collect([label IN labels(partner) WHERE label <> 'Partner']) AS kinds,
       collect(properties(partner)) AS properties
