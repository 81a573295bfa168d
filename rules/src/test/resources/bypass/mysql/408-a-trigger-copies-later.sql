story: A trigger copies later
operations: create,insert
writes: users,orders
---
CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW INSERT INTO orders (note) VALUES (OLD.ssn)