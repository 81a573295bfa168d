story: Delete using
reads: users
writes: orders
---
DELETE FROM orders o USING users u WHERE u.id = o.user_id AND u.region = 'x'