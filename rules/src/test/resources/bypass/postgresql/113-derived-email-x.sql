story: Derived: email = 'x'
sources: users.email
---
SELECT email = 'x' FROM users u