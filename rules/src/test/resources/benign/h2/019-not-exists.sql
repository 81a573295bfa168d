story: Not exists
reads: USERS,ORDERS
writes: 
---
SELECT u.id FROM users u WHERE NOT EXISTS (SELECT * FROM orders o WHERE o.user_id = u.id)