// title: A signing without its agreement
// title_vi: Có lễ ký nhưng không có thỏa thuận
// description: Ceremonies whose title tells of a signing, while no agreement of the same two can have been signed on those days. An agreement of unknown day can have been.
// description_vi: Các lễ ký (theo tiêu đề) mà không thỏa thuận nào giữa cùng hai bên có thể được ký vào những ngày đó. Thỏa thuận không rõ ngày ký thì vẫn có thể.
// returns: rows
// inbox: doubt
// matter: {host} and {guest} held a signing on {date}, but no agreement of that day is on record between them.
// matter_vi: {host} và {guest} tổ chức lễ ký {date}, nhưng không ghi nhận thỏa thuận nào của ngày đó giữa hai bên.
// mend: fact.date, fact.event_type
MATCH (host:Partner)-[fact:MET_WITH]->(guest:Partner)
WHERE fact.event_type = 'ceremony' AND fact.date_from IS NOT NULL
  AND (fact.title_en =~ '(?is).*\\bsign(s|ed|ing)?\\b.*'
       OR fact.title_vi =~ '(?isu).*(lễ ký|ký kết|ký biên bản|ký bản ghi nhớ|ký thỏa thuận).*')
  AND NOT EXISTS {
    MATCH (host)-[agreement:HAS_AGREEMENT_WITH]-(guest)
    WHERE agreement.date_from IS NULL OR agreement.date_from <= fact.date_to AND agreement.date_to >= fact.date_from }
RETURN host.id AS host, guest.id AS guest, fact.date AS date, fact.id AS fact
ORDER BY fact
