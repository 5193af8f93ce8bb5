// How many relationships of each type have each property.
MATCH ()-[fact]->()
UNWIND keys(fact) AS property
RETURN type(fact) AS name, property, count(*) AS count ORDER BY name, property
