story: Derived: lower(email)
sources: users.email
---
SELECT lower(email) FROM users u