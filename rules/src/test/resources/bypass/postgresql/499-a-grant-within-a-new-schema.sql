story: A grant within CREATE SCHEMA is about the table that is there already
operations: create,grant
writes: users,s.t
---
CREATE SCHEMA s CREATE TABLE t (id int) GRANT SELECT ON users TO public