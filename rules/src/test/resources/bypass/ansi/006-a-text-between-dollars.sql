story: DuckDB quotes by dollars
understood: false
---
SELECT $$ ' $$ AS a, email AS b FROM users -- '