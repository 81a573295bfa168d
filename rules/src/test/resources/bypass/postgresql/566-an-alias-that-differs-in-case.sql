story: A quoted alias is the outer one of that very name
sources: users.email
---
SELECT (SELECT "U".email FROM (VALUES (1)) AS u (email)) FROM users "U"