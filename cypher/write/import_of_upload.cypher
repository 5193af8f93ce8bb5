// The import that says what it was about: whether a file was imported although nobody was told so.
MATCH (change:Change)
WHERE change.about = $about AND change.kind = 'import'
RETURN change.number AS number
