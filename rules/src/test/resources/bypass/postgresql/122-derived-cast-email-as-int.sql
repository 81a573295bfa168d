story: Derived: CAST(email AS int)
sources: users.email
---
SELECT CAST(email AS int) FROM users u