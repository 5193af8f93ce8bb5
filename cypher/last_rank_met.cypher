// title: The rank last met
// title_vi: Cấp gặp gần nhất
// description: For each partner of the other side the newest meeting whose rank is on record, and how many meetings have none. Undated meetings stand last.
// description_vi: Với mỗi đối tác không thuộc bên ta: cuộc gặp mới nhất có ghi cấp của khách, và số cuộc gặp không ghi cấp. Cuộc gặp không rõ ngày ở cuối.
// group: before_meeting
// returns: rows
// param kind: kind = none — only this kind
// param_vi kind: chỉ loại này
// param rank: rank = none — only where this rank was met last
// param_vi rank: chỉ nơi gặp cấp này gần nhất
// example: kind=City
MATCH (partner:Partner)-[meeting:MET_WITH]-(:Partner)
WHERE NOT coalesce(partner.home, false) AND ($kind IS NULL OR $kind IN labels(partner))
WITH partner, meeting ORDER BY coalesce(meeting.date_to, '') DESC, meeting.id
WITH partner, collect(meeting) AS newest_first
WITH partner, newest_first, [meeting IN newest_first WHERE meeting.rank IS NOT NULL][0] AS newest
WHERE newest IS NOT NULL AND ($rank IS NULL OR newest.rank = $rank)
RETURN partner.id AS partner, newest.rank AS rank, newest.date AS date, newest.event_type AS event_type,
       size(COLLECT { UNWIND newest_first AS meeting WITH meeting WHERE meeting.rank IS NULL
                      RETURN DISTINCT coalesce(meeting.event_id, meeting.id) }) AS without_rank,
       newest.title_vi AS title_vi, newest.title_en AS title_en, newest.id AS fact
ORDER BY coalesce(newest.date_to, '') DESC, partner
