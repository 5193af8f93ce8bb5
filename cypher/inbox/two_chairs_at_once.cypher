// title: Two chairs at once
// title_vi: Hai chủ tịch cùng lúc
// description: Two members chair one body, and what is on record does not let the one end before the other begins. “Until 2020” and “since 2020” can be right and are left out.
// description_vi: Hai thành viên cùng làm chủ tịch một tổ chức, và theo ghi nhận người này không thể thôi trước khi người kia bắt đầu. “Đến 2020” và “từ 2020” có thể đúng nên không kể.
// returns: rows
// inbox: doubt
// matter: {member} and {other_member} both chair {body}, at the same time as far as is on record.
// matter_vi: {member} và {other_member} đều là chủ tịch {body}, theo ghi nhận là cùng lúc.
// mend: fact.until, other_fact.until
MATCH (body:Partner)<-[chair:MEMBER_OF {role: 'chair'}]-(:Partner)
WITH body, chair ORDER BY chair.id
WITH body, collect(chair) AS chairs WHERE size(chairs) > 1
UNWIND range(0, size(chairs) - 2) AS place
UNWIND chairs[place + 1..] AS other
WITH body, chairs[place] AS fact, other
// An unknown beginning may lie after any end; an unknown end is none before it is on record.
WHERE startNode(fact) <> startNode(other)
  AND NOT coalesce(fact.until <= coalesce(other.date_to, '9999'), false)
  AND NOT coalesce(other.until <= coalesce(fact.date_to, '9999'), false)
RETURN startNode(fact).id AS member, startNode(other).id AS other_member, body.id AS body, fact.since AS since,
       fact.until AS until, other.since AS since_second, other.until AS until_second, fact.id AS fact, other.id AS other_fact
ORDER BY fact, other_fact
