story: CREATE TABLE AS copies
operations: create,select
reads: USERS
flows: USERS.SSN>T.SSN
---
CREATE TABLE t NOLOGGING PARALLEL 4 AS SELECT ssn FROM users