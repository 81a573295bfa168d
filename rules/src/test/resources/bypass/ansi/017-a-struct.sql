story: DuckDB: a struct by braces
understood: false
---
SELECT {'a': email} FROM users