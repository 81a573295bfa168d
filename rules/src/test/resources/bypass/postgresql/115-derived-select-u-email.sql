story: Derived: (SELECT u.email)
sources: users.email
---
SELECT (SELECT u.email) FROM users u