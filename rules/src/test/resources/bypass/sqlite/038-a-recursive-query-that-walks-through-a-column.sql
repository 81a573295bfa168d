story: A recursive query that walks through a column
sources: users.ssn
---
WITH RECURSIVE c(i, v) AS (SELECT 1, ssn FROM users UNION ALL SELECT i + 1, substr(v, i, 1) FROM c WHERE i < 9) SELECT v FROM c