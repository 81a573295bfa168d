story: A bare VALUES as a table
reads: USERS
sources: USERS.SSN
---
SELECT c1 FROM VALUES ((SELECT ssn FROM users))