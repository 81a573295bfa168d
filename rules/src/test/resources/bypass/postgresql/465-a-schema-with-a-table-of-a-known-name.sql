story: A schema made with a view of a table of the same name: which table is meant decides PostgreSQL
operations: create
understood: false
---
CREATE SCHEMA s CREATE TABLE users (id int) CREATE VIEW v AS SELECT * FROM users
