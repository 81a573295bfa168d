story: A CTE named like its table
operations: delete
writes: orders
sources: orders.id
---
WITH orders AS (DELETE FROM orders RETURNING id) SELECT id FROM orders