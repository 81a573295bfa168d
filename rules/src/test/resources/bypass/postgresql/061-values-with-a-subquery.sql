story: VALUES with a subquery
sources: users.email
---
VALUES ((SELECT email FROM users LIMIT 1))