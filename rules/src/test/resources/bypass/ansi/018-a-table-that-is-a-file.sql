story: DuckDB: a string in FROM is a file
understood: false
---
SELECT 1 FROM 'file.csv'