// Facts of these ids. The types are named because each has an index of its own by id.
MATCH (:Partner)-[fact:GAVE_AID_TO|MET_WITH|MEMBER_OF|HAS_AGREEMENT_WITH]->(:Partner) WHERE fact.id IN $ids
DELETE fact
RETURN count(fact) AS deleted
