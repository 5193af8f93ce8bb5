// How many facts and partners name each of these sources, where any does.
UNWIND $ids AS id
CALL (id) {
  MATCH (:Partner)-[fact:GAVE_AID_TO]->(:Partner) WHERE fact.source_id = id RETURN count(fact) AS found
  UNION ALL
  MATCH (:Partner)-[fact:MET_WITH]->(:Partner) WHERE fact.source_id = id RETURN count(fact) AS found
  UNION ALL
  MATCH (:Partner)-[fact:MEMBER_OF]->(:Partner) WHERE fact.source_id = id RETURN count(fact) AS found
  UNION ALL
  MATCH (:Partner)-[fact:HAS_AGREEMENT_WITH]->(:Partner) WHERE fact.source_id = id RETURN count(fact) AS found
  UNION ALL
  MATCH (partner:Partner) WHERE partner.source_id = id RETURN count(partner) AS found
}
WITH id, sum(found) AS count WHERE count > 0
RETURN id, count ORDER BY id
