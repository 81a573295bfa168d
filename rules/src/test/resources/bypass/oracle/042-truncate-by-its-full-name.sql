story: TRUNCATE by its full name
operations: truncate
writes: ORDERS
---
TRUNCATE TABLE orders DROP STORAGE