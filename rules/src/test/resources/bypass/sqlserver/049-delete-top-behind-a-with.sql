story: DELETE TOP behind a WITH
operations: delete
understood: any
---
WITH c AS (SELECT TOP 10 * FROM orders) DELETE TOP (1) FROM c