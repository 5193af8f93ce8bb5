// title: Recorded since a day
// title_vi: Được ghi nhận từ một ngày
// description: Facts that were entered on or after a day, the newest entries first, whenever they happened.
// description_vi: Các sự kiện được nhập từ một ngày trở đi, nhập mới nhất trước, bất kể xảy ra khi nào.
// group: records
// returns: rows
// param day: date — entered on or after this day
// param_vi day: nhập từ ngày này trở đi
// example: day=2026-11-01
MATCH (from:Partner)-[record]->(to:Partner)
WHERE record.recorded_on >= $day
RETURN record.recorded_on AS recorded_on, record.date AS date, type(record) AS type, from.id AS partner, to.id AS other,
       record.title_vi AS title_vi, record.title_en AS title_en, record.source_id AS source_id, record.id AS fact
ORDER BY recorded_on DESC, fact
