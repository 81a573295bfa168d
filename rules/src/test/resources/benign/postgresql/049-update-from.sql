story: Update from
reads: users
writes: orders
---
UPDATE orders o SET note = u.name FROM users u WHERE u.id = o.user_id