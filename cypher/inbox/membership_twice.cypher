// title: The same membership told twice
// title_vi: Một tư cách thành viên được ghi hai lần
// description: Two memberships of the same partner in the same body, in the same role, from and to the same days.
// description_vi: Hai tư cách thành viên của cùng một đối tác trong cùng một tổ chức, cùng vai trò, cùng ngày bắt đầu và kết thúc.
// returns: rows
// inbox: doubt
// matter: The membership of {member} in {body} is on record twice ({role}, since: {since}).
// matter_vi: Tư cách thành viên của {member} trong {body} được ghi hai lần ({role}, từ: {since}).
// mend: fact, other_fact
// remove: other_fact
MATCH (member:Partner)-[membership:MEMBER_OF]->(body:Partner)
WITH member, body, membership ORDER BY membership.id
WITH member, body, membership.role AS role, membership.since AS since, membership.until AS until,
     collect(membership) AS memberships
WHERE size(memberships) > 1
UNWIND memberships[1..] AS other
RETURN member.id AS member, body.id AS body, role, since, until, memberships[0].id AS fact, other.id AS other_fact
ORDER BY fact, other_fact
