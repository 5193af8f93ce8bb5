// Everything goes but the data version, which must go up over a wipe, or caches would answer with the test before.
MATCH (node) WHERE NOT node:DataVersion
DETACH DELETE node
