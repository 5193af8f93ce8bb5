// The labels of nodes of the graph, with how many nodes there are of each. What the app keeps for itself is left out.
MATCH (node) WHERE NOT node:DataVersion AND NOT node:Remembered AND NOT node:SavedView AND NOT node:Rejection
  AND NOT node:HeldApart
  AND NOT node:RememberedMapping
  AND NOT node:Acknowledgement
UNWIND labels(node) AS name
RETURN name, count(*) AS count ORDER BY name
