story: In DuckDB #1 is the first column of what stands in FROM
understood: false
---
SELECT #1 FROM (SELECT email FROM users) t