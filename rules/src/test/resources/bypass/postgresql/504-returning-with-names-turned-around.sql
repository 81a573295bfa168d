story: RETURNING WITH calls the new row old and the old one new
operations: update
writes: orders
sources: users.email
flows: users.email>orders.note
column: 1=users.email
---
UPDATE orders SET note = u.email FROM users u WHERE u.id = user_id RETURNING WITH (OLD AS new, NEW AS old) old.note