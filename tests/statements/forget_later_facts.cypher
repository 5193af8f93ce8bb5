// Takes away every fact that cannot have been before a day.
MATCH (:Partner)-[fact]->(:Partner) WHERE fact.date_from >= $day DELETE fact
