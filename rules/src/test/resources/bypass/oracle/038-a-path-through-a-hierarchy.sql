story: A path through a hierarchy
sources: USERS.SSN
---
SELECT SYS_CONNECT_BY_PATH(ssn, '/') FROM users START WITH id = 1 CONNECT BY PRIOR id = id + 1