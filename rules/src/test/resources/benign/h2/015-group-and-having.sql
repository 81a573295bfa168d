story: Group and having
reads: USERS,ORDERS
writes: 
---
SELECT region, count(*) AS n, sum(o.amount) FROM users u JOIN orders o ON o.user_id = u.id GROUP BY region HAVING count(*) > 10 ORDER BY n DESC