story: TABLE() as a table
reads: USERS
---
SELECT x FROM TABLE(x VARCHAR = (SELECT ARRAY_AGG(ssn) FROM users))