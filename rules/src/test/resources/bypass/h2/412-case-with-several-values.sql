story: CASE with several values
sources: USERS.SSN,USERS.EMAIL
---
SELECT CASE id WHEN 1, 2 THEN ssn ELSE email END FROM users