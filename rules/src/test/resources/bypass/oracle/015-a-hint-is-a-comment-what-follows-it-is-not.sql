story: A hint is a comment, what follows it is not
operations: delete
writes: ORDERS
shapes: no-where
---
DELETE /*+ PARALLEL(orders 8) */ FROM orders