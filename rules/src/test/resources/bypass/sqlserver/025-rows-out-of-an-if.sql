story: Rows out of an IF
operations: select
reads: users
unknown: 0
---
IF EXISTS (SELECT 1 FROM orders) SELECT ssn FROM users