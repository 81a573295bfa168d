story: A CTE that updates inside a subquery's WITH
operations: update
writes: users
sources: users.email
---
SELECT * FROM (WITH x AS (UPDATE users SET name = 'x' RETURNING email) SELECT * FROM x) s