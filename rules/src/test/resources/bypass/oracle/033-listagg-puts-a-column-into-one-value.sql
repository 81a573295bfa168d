story: LISTAGG puts a column into one value
sources: USERS.SSN
---
SELECT LISTAGG(ssn, ',') WITHIN GROUP (ORDER BY id) FROM users