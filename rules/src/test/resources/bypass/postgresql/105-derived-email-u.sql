story: Derived: email(u)
sources: users.email
---
SELECT email(u) FROM users u