story: A query for JSON inside another
reads: users
unknown: 0
---
SELECT (SELECT ssn FROM users FOR JSON PATH) AS j