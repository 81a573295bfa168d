story: A table in a string
sources: users.email
---
SELECT email FROM 'users'