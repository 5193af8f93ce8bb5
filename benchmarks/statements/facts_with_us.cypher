// The naive way: asked once for each partner, what is between it and our side.
MATCH (:Partner {id: $id})-[fact]-(other:Partner)
WHERE other.home
RETURN fact.id AS id, type(fact) AS type, fact.date_to AS date_to, fact.event_type AS event_type,
       fact.format AS format, fact.stage AS stage, fact.source_id AS source_id
