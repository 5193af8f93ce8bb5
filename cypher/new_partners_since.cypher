// title: New partners since a day
// title_vi: Đối tác mới từ một ngày
// description: Partners (not our own side) whose first fact of known day may be on or after a day, newest first. Undated facts may be older: their number stands beside.
// description_vi: Các đối tác (không kể bên ta) có sự kiện đầu tiên với ngày được biết từ một ngày trở đi, mới nhất trước. Sự kiện không rõ ngày có thể cũ hơn: số lượng ghi bên cạnh.
// group: partners
// returns: rows
// param day: date — on or after this day
// param_vi day: từ ngày này trở đi
// example: day=2023-01-01
MATCH (partner:Partner)-[record]-(:Partner)
WHERE NOT coalesce(partner.home, false)
WITH partner, record ORDER BY record.date_to, record.id
WITH partner, collect(record) AS oldest_first
WITH partner, oldest_first, [record IN oldest_first WHERE record.date_to IS NOT NULL][0] AS first
WHERE first.date_to >= $day
RETURN partner.id AS partner, head([label IN labels(partner) WHERE label <> 'Partner']) AS kind,
       partner.country AS country, first.date AS date, type(first) AS type, size(oldest_first) AS fact_count,
       size([record IN oldest_first WHERE record.date IS NULL]) AS undated_facts, first.id AS fact
ORDER BY first.date_to DESC, partner
