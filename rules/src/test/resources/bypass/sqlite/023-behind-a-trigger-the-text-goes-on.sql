story: Behind a trigger the text goes on
operations: create,delete
writes: users
shapes: multiple
---
CREATE TRIGGER t AFTER INSERT ON orders BEGIN SELECT 1; END; DELETE FROM users