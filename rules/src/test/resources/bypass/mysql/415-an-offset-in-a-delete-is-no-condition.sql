story: An offset in a DELETE is no condition
operations: delete
shapes: no-where
---
DELETE FROM orders LIMIT 5