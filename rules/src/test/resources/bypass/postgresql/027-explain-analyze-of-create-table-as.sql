story: EXPLAIN ANALYZE of CREATE TABLE AS
operations: create
writes: t2
flows: users.email>t2.email
---
EXPLAIN ANALYZE CREATE TABLE t2 AS SELECT email FROM users