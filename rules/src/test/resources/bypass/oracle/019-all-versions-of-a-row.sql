story: All versions of a row
sources: USERS.SSN
---
SELECT ssn FROM users VERSIONS BETWEEN SCN MINVALUE AND MAXVALUE