story: Derived: mode() WITHIN GROUP (ORDER BY email)
sources: users.email
---
SELECT mode() WITHIN GROUP (ORDER BY email) FROM users u