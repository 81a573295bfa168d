story: A schema made with a view of a table of the same name: the new table is meant, and the old one is told of, too
operations: create
reads: users
writes: s.v
---
CREATE SCHEMA s CREATE TABLE users (id int) CREATE VIEW v AS SELECT * FROM users