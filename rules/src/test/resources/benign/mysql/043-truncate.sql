story: Truncate
reads: 
writes: orders
---
TRUNCATE TABLE orders