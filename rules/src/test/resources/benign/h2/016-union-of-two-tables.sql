story: Union of two tables
reads: USERS,ORDERS
writes: 
---
SELECT name FROM users UNION SELECT note FROM orders ORDER BY 1