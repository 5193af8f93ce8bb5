// Which partners small changes are about: those whose edits all stand in one part.
MATCH (part:ChangePart) WHERE part.change IN $numbers AND part.position = 0
RETURN part.change AS number, part.partners AS partners ORDER BY number
