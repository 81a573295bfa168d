story: A field of a column that is called like a table of the inner query
sources: users.email
---
SELECT (SELECT (email).p FROM (VALUES (1)) AS email (p)) FROM users