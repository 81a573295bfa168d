story: Two columns of one name
sources: users.email
---
SELECT x.email FROM (SELECT name AS email, email FROM users) x