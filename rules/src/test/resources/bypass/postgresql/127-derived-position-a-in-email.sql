story: Derived: position('a' in email)
sources: users.email
---
SELECT position('a' in email) FROM users u