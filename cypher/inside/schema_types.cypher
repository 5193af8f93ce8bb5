// The types of relationships, with how many there are of each.
MATCH ()-[fact]->()
RETURN type(fact) AS name, count(*) AS count ORDER BY name
