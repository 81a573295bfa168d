story: DuckDB: REPLACE puts a column under the name of another
understood: false
---
SELECT * REPLACE (email AS name) FROM users