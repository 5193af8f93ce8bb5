// Remembers that a matter of the inbox is right as it is, and why; said again, the new reason stands. No fact and no
// partner: the data version stays.
MERGE (right:Acknowledgement {id: $id})
SET right.rule = $rule, right.about = $about, right.digest = $digest, right.reason = $reason, right.who = $who,
    right.acknowledged_on = $acknowledged_on
