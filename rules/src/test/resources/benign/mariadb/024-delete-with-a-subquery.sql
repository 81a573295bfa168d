story: Delete with a subquery
reads: users
writes: orders
---
DELETE FROM orders WHERE user_id IN (SELECT id FROM users WHERE region = 'xx')