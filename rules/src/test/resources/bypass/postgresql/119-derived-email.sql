story: Derived: email || ''
sources: users.email
---
SELECT email || '' FROM users u