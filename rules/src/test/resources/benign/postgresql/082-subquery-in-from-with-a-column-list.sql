story: Subquery in FROM with a column list
reads: 
writes: 
---
SELECT a FROM (VALUES (1, 2)) AS t(a, b)