story: REPLACE INTO deletes
operations: insert,delete
writes: users
flows: users.ssn>users.name
---
REPLACE INTO users (id, name) SELECT 1, ssn FROM users