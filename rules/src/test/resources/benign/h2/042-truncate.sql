story: Truncate
reads: 
writes: ORDERS
---
TRUNCATE TABLE orders