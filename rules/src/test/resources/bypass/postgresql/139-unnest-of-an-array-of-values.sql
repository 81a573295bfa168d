story: unnest of an array of values
sources: users.email,users.ssn
---
SELECT x FROM users u, unnest(ARRAY[u.email, u.ssn]) AS x