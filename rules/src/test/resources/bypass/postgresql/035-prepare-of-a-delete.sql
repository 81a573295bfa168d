story: PREPARE of a DELETE
operations: prepare,delete
writes: orders
effects: dynamic-sql
---
PREPARE p AS DELETE FROM orders