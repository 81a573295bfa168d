story: Derived: string_agg(ssn, ',')
sources: users.ssn
---
SELECT string_agg(ssn, ',') FROM users u