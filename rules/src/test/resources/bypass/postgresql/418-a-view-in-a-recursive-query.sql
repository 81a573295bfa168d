story: what a view reads counts also where the query is resolved several times
operations: select
reads: users,v_users
sources: users.email
catalog: needed
---
WITH RECURSIVE r(n, c) AS (SELECT 1, contact FROM v_users UNION ALL SELECT n + 1, c FROM r WHERE n < 3) SELECT c FROM r
