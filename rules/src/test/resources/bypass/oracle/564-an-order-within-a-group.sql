story: LISTAGG … WITHIN GROUP tells the order of what it does not show
predicates: USERS.SSN
---
SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY ssn) FROM users