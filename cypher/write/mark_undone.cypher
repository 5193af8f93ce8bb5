// A change that another one took back, or that stands again.
MATCH (change:Change {number: $number})
SET change.undone_by = $by
