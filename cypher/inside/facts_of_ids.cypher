// When these facts were, what they say and who says so, as columns. The types are named because each has an index of its own.
MATCH (:Partner)-[fact:GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH]->(:Partner) WHERE fact.id IN $ids
OPTIONAL MATCH (source:Source {id: fact.source_id})
RETURN collect(fact.id) AS id, collect(type(fact)) AS type, collect(properties(fact)) AS properties,
       collect(coalesce(source.title, '')) AS source_title
