story: A rule arms a later statement of somebody else
operations: create,delete,insert
writes: orders,users
---
CREATE RULE r AS ON INSERT TO users DO ALSO (DELETE FROM orders; INSERT INTO orders (note) VALUES (NEW.ssn))
