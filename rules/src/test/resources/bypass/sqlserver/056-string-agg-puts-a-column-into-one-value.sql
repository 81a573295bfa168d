story: STRING_AGG puts a column into one value
sources: users.ssn
---
SELECT STRING_AGG(ssn, ',') FROM users