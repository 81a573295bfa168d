story: DuckDB: FROM without SELECT gives all columns
understood: false
---
FROM users