story: Derived: email::int
sources: users.email
---
SELECT email::int FROM users u