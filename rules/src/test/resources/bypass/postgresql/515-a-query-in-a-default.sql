story: A query in the default of a column is read
operations: create
reads: users
writes: t
---
CREATE TABLE t (a text DEFAULT (SELECT max(email) FROM users))