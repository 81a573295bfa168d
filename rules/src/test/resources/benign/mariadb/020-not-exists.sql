story: Not exists
reads: users,orders
writes: 
---
SELECT u.id FROM users u WHERE NOT EXISTS (SELECT * FROM orders o WHERE o.user_id = u.id)