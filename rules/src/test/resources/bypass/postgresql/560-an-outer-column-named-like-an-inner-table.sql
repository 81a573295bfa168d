story: A name means a column of an outer query before it means a row of an inner table
sources: users.email
---
SELECT (SELECT to_jsonb(email) FROM (VALUES (1)) AS email (p)) FROM users