story: Update with a subquery
reads: USERS
writes: ORDERS
---
UPDATE orders SET note = (SELECT name FROM users WHERE users.id = orders.user_id) WHERE amount > 100