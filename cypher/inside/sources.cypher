// Every source with the number of facts that cite it. The facts are counted in one pass over them, not once per source.
CALL () {
  MATCH (:Partner)-[fact]->(:Partner)
  WITH fact.source_id AS cited, count(fact) AS facts
  MATCH (source:Source {id: cited})
  RETURN source, facts
  UNION ALL
  MATCH (source:Source)
  RETURN source, 0 AS facts
}
WITH source, sum(facts) AS fact_count
RETURN source.id AS id, source.title AS title, source.publisher AS publisher, source.published_on AS published_on,
       source.url AS url, source.retrieved_on AS retrieved_on, fact_count
ORDER BY title, id
