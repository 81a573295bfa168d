story: OUTPUT INTO fills a second table
operations: delete,insert
writes: users,orders
flows: users.ssn>orders.note
---
DELETE FROM users OUTPUT deleted.ssn INTO orders (note) WHERE id = 1