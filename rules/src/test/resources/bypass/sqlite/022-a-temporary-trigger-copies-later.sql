story: A temporary trigger copies later
operations: create,insert
writes: users,orders
---
CREATE TEMP TRIGGER t AFTER UPDATE ON users BEGIN INSERT INTO orders (note) VALUES (new.ssn); SELECT 1; END