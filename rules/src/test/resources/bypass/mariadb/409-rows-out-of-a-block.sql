story: Rows out of a block
operations: block,select
reads: users
unknown: 0
---
BEGIN NOT ATOMIC SELECT ssn FROM users; END