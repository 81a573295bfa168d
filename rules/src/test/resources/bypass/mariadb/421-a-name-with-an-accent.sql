story: The database compares names without accents
operations: execute
understood: false
---
PREPARE e FROM 'SELECT 1'; PREPARE `é` FROM 'SELECT email FROM users'; EXECUTE e