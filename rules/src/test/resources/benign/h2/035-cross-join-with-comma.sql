story: Cross join with comma
reads: USERS,ORDERS
writes: 
---
SELECT u.id, o.id FROM users u, orders o WHERE u.id = o.user_id