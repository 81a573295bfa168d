story: CREATE TABLE AS EXECUTE copies
operations: create,execute,select
reads: users
flows: users.email>copied.email
---
PREPARE p AS SELECT email FROM users; CREATE TABLE copied AS EXECUTE p