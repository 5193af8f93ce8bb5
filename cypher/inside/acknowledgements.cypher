// What was found and is right after all, the newest first.
MATCH (right:Acknowledgement)
RETURN right.id AS id, right.rule AS rule, right.about AS about, right.digest AS digest, right.reason AS reason,
       right.who AS who, right.acknowledged_on AS acknowledged_on
ORDER BY acknowledged_on DESC, id
