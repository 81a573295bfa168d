story: A trigger within CREATE SCHEMA is set on the table that is there already
operations: create
writes: users
---
CREATE SCHEMA s CREATE TRIGGER g BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f()