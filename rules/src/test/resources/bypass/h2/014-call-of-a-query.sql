story: CALL of a query
reads: USERS
sources: USERS.EMAIL
---
CALL (SELECT email FROM users LIMIT 1)