story: DuckDB: COLUMNS chooses by a pattern
unknown: true
---
SELECT COLUMNS('e.*') FROM users