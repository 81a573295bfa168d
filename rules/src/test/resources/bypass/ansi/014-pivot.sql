story: DuckDB: PIVOT names columns by values
understood: false
---
PIVOT users ON email USING count(*)