story: Derived: substr(ssn, 1, 3)
sources: users.ssn
---
SELECT substr(ssn, 1, 3) FROM users u