story: Derived: length(email)
sources: users.email
---
SELECT length(email) FROM users u