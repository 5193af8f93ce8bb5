// title: Who of ours met a partner
// title_vi: Ai bên ta đã gặp một đối tác
// description: The bodies of our own side that met one partner: how often, when first and last, and at which ranks. An event counts once for each body.
// description_vi: Các cơ quan bên ta đã gặp một đối tác: bao nhiêu lần, lần đầu và lần gần nhất, ở những cấp nào. Mỗi hoạt động tính một lần cho mỗi cơ quan.
// group: before_meeting
// returns: rows
// param partner: partner — the partner who was met
// param_vi partner: đối tác đã gặp
// example: partner=vientiane
MATCH (:Partner {id: $partner})-[meeting:MET_WITH]-(ours:Partner)
WHERE ours.home
WITH ours, meeting ORDER BY coalesce(meeting.date_to, '') DESC, meeting.id
WITH ours, collect(meeting) AS newest_first
WITH ours, newest_first, [meeting IN newest_first WHERE meeting.date IS NOT NULL] AS dated
RETURN ours.id AS our_side,
       size(COLLECT { UNWIND newest_first AS meeting RETURN DISTINCT coalesce(meeting.event_id, meeting.id) }) AS meetings,
       dated[-1].date AS first_contact, dated[0].date AS last_contact,
       COLLECT { UNWIND newest_first AS meeting WITH meeting.rank AS rank WHERE rank IS NOT NULL RETURN DISTINCT rank ORDER BY rank } AS ranks,
       newest_first[0].id AS fact
ORDER BY meetings DESC, our_side
