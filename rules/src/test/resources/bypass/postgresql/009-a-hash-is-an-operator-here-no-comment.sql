story: A hash is an operator here, no comment
operations: delete
writes: orders
---
SELECT 5 # 3 ; DELETE FROM orders