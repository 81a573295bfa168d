story: The last value of a group is a value
sources: USERS.SSN
understood: any
operations: select
---
SELECT MAX(ssn) KEEP (DENSE_RANK LAST ORDER BY id) FROM users