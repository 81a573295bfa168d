story: iif gives what it is given
sources: users.ssn,users.email
---
SELECT iif(id > 0, ssn, email) FROM users