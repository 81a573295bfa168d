story: UPDATE of two tables
writes: orders
flows: users.ssn>orders.note
---
UPDATE users u, orders o SET o.note = u.ssn WHERE u.id = o.user_id