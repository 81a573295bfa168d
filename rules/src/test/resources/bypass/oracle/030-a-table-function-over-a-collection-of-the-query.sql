story: A table function over a collection of the query
reads: USERS
understood: any
---
SELECT column_value FROM TABLE(SELECT CAST(COLLECT(ssn) AS sys.odcivarchar2list) FROM users)