story: ELSE holds a DROP
operations: drop
writes: orders
---
IF 1=2 SELECT 1 ELSE DROP TABLE orders