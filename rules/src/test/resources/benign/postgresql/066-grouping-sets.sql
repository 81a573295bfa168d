story: Grouping sets
reads: users
writes: 
---
SELECT region, count(*) FROM users GROUP BY GROUPING SETS ((region), ())