story: A quoted name is the outer column of that very name, not the inner one in other case
sources: users.email
---
SELECT (SELECT "Email" FROM (VALUES (1)) AS v (email)) FROM (SELECT email AS "Email" FROM users) u