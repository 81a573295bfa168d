story: DuckDB: FROM comes first
understood: false
---
FROM users SELECT email