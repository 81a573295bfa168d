story: True but narrowed
operations: delete
writes: orders
noshapes: always-true,no-where
---
DELETE FROM orders WHERE 1=1 AND id = 42