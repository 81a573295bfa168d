story: IF outside of a routine
operations: drop
writes: orders
---
IF 1 = 1 THEN DROP TABLE orders; END IF