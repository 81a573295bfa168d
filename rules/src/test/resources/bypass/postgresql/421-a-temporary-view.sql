story: a view of the session alone stands in no catalog that others read
operations: create
flows: users.email>v.email
---
CREATE TEMP VIEW v AS SELECT email FROM users
