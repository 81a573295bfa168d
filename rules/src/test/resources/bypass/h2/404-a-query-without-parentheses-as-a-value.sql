story: A query without parentheses as a value
sources: USERS.SSN
understood: any
---
SELECT id, SELECT MAX(ssn) FROM users FROM orders