// How much the database holds at all, and how many of these ids are among it.
CALL () { MATCH (node) WHERE NOT node:DataVersion RETURN count(node) AS nodes }
CALL () { MATCH (partner:Partner) RETURN count(partner) AS partners }
CALL () { MATCH (:Partner)-[fact]->(:Partner) RETURN count(fact) AS facts }
CALL () { MATCH (partner:Partner) WHERE partner.id IN $partner_ids RETURN count(partner) AS partners_found }
CALL () { MATCH (source:Source) WHERE source.id IN $source_ids RETURN count(source) AS sources_found }
CALL () { MATCH (:Partner)-[fact]->(:Partner) WHERE fact.id IN $fact_ids RETURN count(fact) AS facts_found }
RETURN nodes, partners, facts, partners_found, sources_found, facts_found
