story: Set operations in parentheses
reads: USERS,ORDERS
writes: 
---
(SELECT id FROM users) UNION ALL (SELECT id FROM orders)