// title: A signing without its agreement
// title_vi: Có lễ ký nhưng không có thỏa thuận
// description: Ceremonies whose title tells of a signing, while no agreement of the same two can have been signed on those days. An agreement of unknown day can have been.
// description_vi: Các lễ ký (theo tiêu đề) mà không thỏa thuận nào giữa cùng hai bên có thể được ký vào những ngày đó. Thỏa thuận không rõ ngày ký thì vẫn có thể.
// returns: rows
// inbox: doubt
// matter: The signing of {host} and {guest} is dated {date}, but no agreement of theirs can have been signed then.
// matter_vi: Lễ ký của {host} và {guest} ghi ngày {date}, nhưng không thỏa thuận nào giữa hai bên có thể được ký khi đó.
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
