story: A query in the frame of a window
reads: orders,users
---
SELECT sum(amount) OVER (ORDER BY id ROWS (SELECT count(*) FROM users) PRECEDING) FROM orders
