story: SELECT INTO creates a table
operations: create,select
writes: t2
flows: users.email>t2.email
---
SELECT email INTO t2 FROM users