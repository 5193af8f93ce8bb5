// Nodes of another application, tied by a type that is ours, too.
CREATE (:Person {id: 'ann'})-[:MEMBER_OF {id: 'foreign-1'}]->(:Team {name: 'Blue'})
