story: Common table expression
reads: users,orders
writes: 
---
WITH big AS (SELECT user_id, sum(amount) AS total FROM orders GROUP BY user_id) SELECT u.name, b.total FROM users u JOIN big b ON b.user_id = u.id