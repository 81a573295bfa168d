story: DuckDB: EXPORT DATABASE writes all
understood: false
---
EXPORT DATABASE 'dir'