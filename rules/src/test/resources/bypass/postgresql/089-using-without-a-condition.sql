story: USING without a condition
operations: delete
writes: orders
shapes: no-where
---
DELETE FROM orders USING users