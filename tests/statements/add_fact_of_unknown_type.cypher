// A fact as somebody might add it in Neo4j Browser.
MATCH (hanoi:Partner {id: 'hanoi'}), (havana:Partner {id: 'havana'})
CREATE (hanoi)-[:LIKES {id: 'like-1'}]->(havana)
