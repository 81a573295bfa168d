story: Set operations in parentheses
reads: users,orders
writes: 
---
(SELECT id FROM users) UNION ALL (SELECT id FROM orders)