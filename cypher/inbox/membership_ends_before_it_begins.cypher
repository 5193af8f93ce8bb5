// title: A membership ends before it begins
// title_vi: Tư cách thành viên kết thúc trước khi bắt đầu
// description: Memberships whose last possible day lies before their first possible one. “2020 to 2020-05” can be right and is left out.
// description_vi: Các tư cách thành viên có ngày kết thúc muộn nhất vẫn trước ngày bắt đầu sớm nhất. “2020 đến 5/2020” có thể đúng nên không kể.
// returns: rows
// inbox: contradiction
// matter: {member} has been in {body} since {since}, but only until {until}.
// matter_vi: {member} tham gia {body} từ {since} nhưng lại chỉ đến {until}.
// mend: fact.until, fact.since
MATCH (member:Partner)-[fact:MEMBER_OF]->(body:Partner)
// The last day of “2020” lies before a day where the day's year is a later one: so much of the later text is compared.
WHERE fact.until < left(fact.since, coalesce(size(fact.until), 0))
RETURN member.id AS member, body.id AS body, fact.since AS since, fact.until AS until, fact.id AS fact
ORDER BY fact
