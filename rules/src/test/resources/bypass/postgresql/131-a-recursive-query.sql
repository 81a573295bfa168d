story: A recursive query
sources: users.email
---
WITH RECURSIVE t(n, e) AS (SELECT 1, email FROM users UNION ALL SELECT n + 1, e FROM t WHERE n < 5) SELECT e FROM t