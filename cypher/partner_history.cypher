// title: Partner history
// title_vi: Lịch sử đối tác
// description: Everything on record between one partner and all others, newest first; unknown days stand last.
// description_vi: Mọi sự kiện được ghi nhận giữa một đối tác và các bên khác, mới nhất trước; sự kiện không rõ ngày ở cuối.
// group: before_meeting
// returns: rows
// param partner: partner — the partner whose history is wanted
// param_vi partner: đối tác cần xem lịch sử
// param since: date = none — nothing that certainly ended before this day
// param_vi since: bỏ các sự kiện chắc chắn đã kết thúc trước ngày này
// example: partner=vientiane
MATCH (partner:Partner {id: $partner})-[record]-(other:Partner)
WHERE $since IS NULL OR record.date_to IS NULL OR record.date_to >= $since
RETURN record.date AS date, type(record) AS type,
       CASE WHEN type(record) IN ['MET_WITH', 'HAS_AGREEMENT_WITH'] THEN 'both'
            WHEN startNode(record) = partner THEN 'from' ELSE 'to' END AS direction,
       other.id AS other, record.title_vi AS title_vi, record.title_en AS title_en, record.quote AS quote,
       record.source_id AS source_id, record.id AS fact
ORDER BY coalesce(record.date_to, '') DESC, coalesce(record.date_from, '') DESC, fact
