// Forgets a saved view; the data version stays.
MATCH (view:SavedView {id: $id})
DELETE view
RETURN 1 AS deleted
