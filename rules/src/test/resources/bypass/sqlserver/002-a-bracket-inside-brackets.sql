story: A bracket inside brackets
operations: select
forbidden: delete
understood: true
---
SELECT 1 AS [a]]; DELETE FROM orders; --]