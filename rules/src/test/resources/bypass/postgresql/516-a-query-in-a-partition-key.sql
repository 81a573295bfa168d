story: A query in a partition key is read
operations: create
reads: users
writes: t
---
CREATE TABLE t (a text) PARTITION BY LIST ((a LIKE (SELECT email FROM users)))