story: A table alias with column names
sources: users.email
---
SELECT c FROM users AS t(a, b, c, d)