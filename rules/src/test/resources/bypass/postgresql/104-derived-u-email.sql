story: Derived: (u).email
sources: users.email
---
SELECT (u).email FROM users u