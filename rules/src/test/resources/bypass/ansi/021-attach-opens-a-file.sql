story: DuckDB: ATTACH
understood: false
---
ATTACH 'x.db' AS x