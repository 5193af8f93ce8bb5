// How many nodes of each label have each property.
MATCH (node) WHERE NOT node:DataVersion AND NOT node:Remembered AND NOT node:SavedView AND NOT node:Rejection
  AND NOT node:HeldApart
  AND NOT node:RememberedMapping
  AND NOT node:Acknowledgement
UNWIND labels(node) AS name
UNWIND keys(node) AS property
RETURN name, property, count(*) AS count ORDER BY name, property
