story: RETURNING
sources: users.email,orders.note
flows: users.ssn>orders.note
---
UPDATE orders SET note = u.ssn FROM users u WHERE u.id = user_id RETURNING note, u.email