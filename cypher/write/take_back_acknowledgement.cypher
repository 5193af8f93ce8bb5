// Forgets that a matter of the inbox is right; the data version stays.
MATCH (right:Acknowledgement {id: $id})
DELETE right
