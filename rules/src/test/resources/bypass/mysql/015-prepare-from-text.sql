story: PREPARE from text
operations: prepare,delete
writes: orders
---
PREPARE s FROM 'DELETE FROM orders'