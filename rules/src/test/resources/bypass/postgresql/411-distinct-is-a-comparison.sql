story: DISTINCT drops rows that are equal, as GROUP BY does
operations: select
predicates: users.email
---
SELECT DISTINCT region, email FROM users
