story: Derived: coalesce(email, ssn)
sources: users.email,users.ssn
---
SELECT coalesce(email, ssn) FROM users u