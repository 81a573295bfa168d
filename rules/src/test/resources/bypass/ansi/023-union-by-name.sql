story: DuckDB: UNION BY NAME matches names, not positions
understood: false
---
SELECT name FROM users UNION ALL BY NAME SELECT email AS name FROM users