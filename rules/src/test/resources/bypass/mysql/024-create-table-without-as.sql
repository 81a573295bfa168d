story: CREATE TABLE without AS
operations: create
flows: users.email>t2.email
---
CREATE TABLE t2 SELECT email FROM users