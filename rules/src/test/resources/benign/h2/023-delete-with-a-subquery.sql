story: Delete with a subquery
reads: USERS
writes: ORDERS
---
DELETE FROM orders WHERE user_id IN (SELECT id FROM users WHERE region = 'xx')