story: Derived table
reads: users
writes: 
---
SELECT t.region, t.n FROM (SELECT region, count(*) AS n FROM users GROUP BY region) t WHERE t.n > 5