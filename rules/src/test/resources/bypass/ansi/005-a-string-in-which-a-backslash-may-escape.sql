story: DuckDB reads E'\'' as one quote
understood: false
---
SELECT E'\'' AS a, email AS b FROM users -- '