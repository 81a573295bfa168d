story: DuckDB: the name of a table is its row
catalog: needed
unknown: true
---
SELECT users FROM users