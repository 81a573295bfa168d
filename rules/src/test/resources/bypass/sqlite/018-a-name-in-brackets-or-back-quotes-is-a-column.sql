story: A name in brackets or back quotes is a column
sources: users.email,users.ssn
---
SELECT [email], `ssn` FROM users