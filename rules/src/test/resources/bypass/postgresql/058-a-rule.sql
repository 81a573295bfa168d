story: A rule
operations: create,delete
writes: users,orders
---
CREATE RULE r AS ON SELECT TO users DO INSTEAD DELETE FROM orders