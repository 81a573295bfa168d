story: Rollup
reads: users
writes: 
---
SELECT region, name, count(*) FROM users GROUP BY ROLLUP (region, name)