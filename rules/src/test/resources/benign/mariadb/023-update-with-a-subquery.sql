story: Update with a subquery
reads: users
writes: orders
---
UPDATE orders SET note = (SELECT name FROM users WHERE users.id = orders.user_id) WHERE amount > 100