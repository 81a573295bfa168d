story: DuckDB: read_csv
unknown: true
---
SELECT * FROM read_csv('file.csv')