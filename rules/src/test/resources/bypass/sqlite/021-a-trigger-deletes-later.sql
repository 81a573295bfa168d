story: A trigger deletes later
operations: create,delete
writes: orders,users
---
CREATE TRIGGER t AFTER INSERT ON orders BEGIN DELETE FROM users; END