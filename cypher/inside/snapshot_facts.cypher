// All facts as columns of one record, in any order; an unknown day is ''.
MATCH (source:Partner)-[fact]->(target:Partner)
RETURN collect(fact.id) AS id, collect(type(fact)) AS type, collect(source.id) AS source, collect(target.id) AS target,
       collect(coalesce(fact.date_from, '')) AS date_from, collect(coalesce(fact.date_to, '')) AS date_to
