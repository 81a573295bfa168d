story: excluded holds the sensitive value that the row was to have
operations: insert,update
sources: users.email
flows: users.email>orders.note
---
INSERT INTO orders (id, iban) SELECT id, email FROM users ON CONFLICT (id) DO UPDATE SET note = excluded.iban RETURNING note
