story: A hierarchy hands on the parent's value
sources: USERS.SSN
---
SELECT PRIOR ssn FROM users START WITH id = 1 CONNECT BY PRIOR id = id + 1