// The numbers of changes of one partner below a number, the newest first. The index of the parts gives them in this
// order, so that for a partner of many changes only the newest are walked; with more conditions here it would not.
MATCH (part:ChangePart)
WHERE part.change < $before AND $touching IN part.partners
WITH DISTINCT part.change AS number ORDER BY number DESC LIMIT $limit
RETURN collect(number) AS number
