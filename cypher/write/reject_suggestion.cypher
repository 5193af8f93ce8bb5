// Remembers that no tie with a partner is wanted, and why; said again, the new reason stands. No fact and no partner: the
// data version stays.
MERGE (rejection:Rejection {partner: $partner})
SET rejection.reason = $reason, rejection.rejected_on = $rejected_on
