story: TRUNCATE
operations: truncate
writes: orders
---
TRUNCATE orders