reads: customers
writes: purchases
---
INSERT INTO purchases (id, customer_id, status) SELECT id + 500, id, 'NEW' FROM customers WHERE active = ?