story: Union of two tables
reads: users,orders
writes: 
---
SELECT name FROM users UNION SELECT note FROM orders ORDER BY 1