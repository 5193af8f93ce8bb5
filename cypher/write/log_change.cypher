// Takes down a change under the next number. The data version goes up with the change itself.
MATCH (version:DataVersion {id: 'current'})
SET version.changes = coalesce(version.changes, 0) + 1
CREATE (change:Change {number: version.changes, at: $at, who: $who, why: $why, kind: $kind, about: $about,
        data_version: $data_version, edit_count: $edit_count, undoes: $undoes,
        made: $made, changed: $changed, deleted: $deleted})
RETURN change.number AS number
