story: DuckDB: query runs a text
unknown: true
---
SELECT * FROM query('SELECT email FROM users')