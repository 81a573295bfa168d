story: SELECT INTO makes a table
operations: select,create
writes: copy
flows: users.ssn>copy.ssn
---
SELECT ssn INTO copy FROM users