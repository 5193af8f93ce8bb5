// Every source with the number of facts that cite it.
// The facts are counted in one pass over them, not once per source.
OPTIONAL MATCH (:Partner)-[fact]->(:Partner)
WITH fact.source_id AS cited, count(fact) AS facts
WITH collect({id: cited, facts: facts}) AS counted
MATCH (source:Source)
RETURN source.id AS id, source.title AS title, source.publisher AS publisher, source.published_on AS published_on,
       source.url AS url, source.retrieved_on AS retrieved_on, coalesce(head([one IN counted WHERE one.id = source.id | one.facts]), 0) AS fact_count
ORDER BY title, id
