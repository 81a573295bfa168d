story: Number runs into keyword
sources: users.ssn
reads: users
---
SELECT id FROM orders WHERE 1=1UNION SELECT ssn FROM users