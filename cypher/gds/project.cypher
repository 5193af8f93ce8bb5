// The simple graph of partner_graph/projection.py under the name $graph: all facts between two partners are one tie
// without direction that weighs as many facts; facts with oneself do not count; partners without facts are kept.
// Each pair comes once, from the partner with the smaller id. No partners, no graph: then the count is null.
MATCH (partner:Partner)
OPTIONAL MATCH (partner)-[fact]-(other:Partner) WHERE partner.id < other.id
WITH partner, other, count(fact) AS facts
WITH gds.graph.project(
  $graph, partner, other,
  {relationshipProperties: {facts: facts}},
  {undirectedRelationshipTypes: ['*'], readConcurrency: 4}
) AS graph
RETURN graph.nodeCount AS partners
