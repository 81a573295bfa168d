story: A write through WITH
operations: delete
understood: any
---
WITH c AS (SELECT * FROM orders) DELETE FROM c