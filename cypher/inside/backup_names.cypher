// Which properties occur in which table of a backup.
MATCH (node)
WITH CASE WHEN node:Partner THEN 'partners' WHEN node:Source THEN 'sources' WHEN node:Change THEN 'changes'
          WHEN node:ChangePart THEN 'change_parts' WHEN node:SavedView THEN 'saved_views'
          WHEN node:Remembered THEN 'remembered' WHEN node:Rejection THEN 'rejections'
          WHEN node:Acknowledgement THEN 'acknowledgements'
          WHEN node:DataVersion THEN 'data_version' ELSE 'others' END AS table, keys(node) AS names
UNWIND names AS name
RETURN DISTINCT table, name
UNION ALL
MATCH (:Partner)-[fact]->(:Partner)
UNWIND keys(fact) AS name
RETURN DISTINCT 'facts' AS table, name
