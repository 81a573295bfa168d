story: PROCEDURE ANALYSE tells the least and the greatest value
reads: users
unknown: 0
understood: any
operations: select
---
SELECT ssn FROM users PROCEDURE ANALYSE()