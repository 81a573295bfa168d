story: DuckDB: EXCLUDE moves the positions
understood: false
---
SELECT * EXCLUDE (id) FROM users