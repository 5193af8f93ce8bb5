// Forgets a rejection; the data version stays.
MATCH (rejection:Rejection {partner: $partner})
DELETE rejection
