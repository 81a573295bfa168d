story: In DuckDB #2 is a column, in ORDER BY as well
understood: false
---
SELECT id FROM users ORDER BY #2