story: A table to be dropped, in a string
operations: drop
writes: orders
---
DROP TABLE 'orders'