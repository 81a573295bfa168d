story: A variable carries a column on
sources: USERS.SSN
---
SELECT @v := ssn FROM users