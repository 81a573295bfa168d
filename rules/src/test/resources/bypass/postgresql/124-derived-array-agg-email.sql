story: Derived: array_agg(email)
sources: users.email
---
SELECT array_agg(email) FROM users u