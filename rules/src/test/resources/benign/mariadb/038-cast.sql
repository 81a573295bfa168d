story: Cast
reads: orders
writes: 
---
SELECT CAST(amount AS DECIMAL(10,2)), CAST(id AS CHAR(20)) FROM orders