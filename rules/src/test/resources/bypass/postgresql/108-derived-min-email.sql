story: Derived: min(email)
sources: users.email
---
SELECT min(email) FROM users u