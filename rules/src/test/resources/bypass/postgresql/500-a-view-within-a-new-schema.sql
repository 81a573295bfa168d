story: A view within CREATE SCHEMA reads what is there already
operations: create
reads: users
writes: s.v,s.t
---
CREATE SCHEMA s CREATE TABLE t (id int) CREATE VIEW v AS SELECT email FROM users