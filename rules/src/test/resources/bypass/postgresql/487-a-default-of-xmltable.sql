story: The default of a column of XMLTABLE is a column called name, and NOT NULL follows
sources: users.name
---
SELECT t.x FROM users, XMLTABLE('/r' PASSING '<q/>'::xml COLUMNS x text PATH '.' DEFAULT name NOT NULL) AS t
