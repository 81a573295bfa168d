story: A name in double quotes is a column
sources: users.email
---
SELECT "email" FROM users