story: CALL of a query
reads: USERS
understood: any
operations: call
---
CALL SELECT ssn FROM users