story: Materialized CTE
reads: users
writes: 
---
WITH x AS MATERIALIZED (SELECT id FROM users) SELECT * FROM x