// The suggestions that were rejected, the newest first.
MATCH (rejection:Rejection)
RETURN rejection.partner AS partner, rejection.reason AS reason, rejection.rejected_on AS rejected_on
ORDER BY rejected_on DESC, partner
