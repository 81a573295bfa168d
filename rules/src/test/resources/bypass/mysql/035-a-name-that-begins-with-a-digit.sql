story: A name that begins with a digit
understood: any
---
SELECT 1ssn FROM users