story: Between and arithmetic
reads: orders
writes: 
---
SELECT id, amount * 1.19 FROM orders WHERE amount BETWEEN 10 AND 20 + 5 AND note IS NOT NULL