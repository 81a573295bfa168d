story: Named window
reads: orders
writes: 
---
SELECT sum(amount) OVER w FROM orders WINDOW w AS (PARTITION BY user_id ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)