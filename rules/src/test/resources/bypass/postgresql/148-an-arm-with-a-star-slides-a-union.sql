story: An arm with a star slides a union
sources: users.email
---
SELECT s.a FROM (SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e, 6 AS f UNION ALL SELECT u.email, u.id, u.id, u.id, u.id, u.id FROM users u) s