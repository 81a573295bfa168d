story: A column called user is a column, not the function
sources: users.ssn
---
SELECT user FROM (SELECT ssn AS user FROM users) t