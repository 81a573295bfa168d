story: A schema with the name of the role: its tables have it too, or the text fails
operations: create
writes: s.t
reads: users
---
CREATE SCHEMA AUTHORIZATION CURRENT_ROLE CREATE TABLE s.t (id int) CREATE VIEW s.v AS SELECT email FROM users