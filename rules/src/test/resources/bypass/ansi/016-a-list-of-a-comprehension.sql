story: DuckDB: a comprehension hands values on
understood: false
---
SELECT [x FOR x IN [email]] FROM users