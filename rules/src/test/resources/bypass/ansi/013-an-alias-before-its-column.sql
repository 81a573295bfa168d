story: DuckDB: an alias may stand first
understood: false
---
SELECT name: email FROM users