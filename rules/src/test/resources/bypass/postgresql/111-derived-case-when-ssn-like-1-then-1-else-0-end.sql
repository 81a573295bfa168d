story: Derived: CASE WHEN ssn LIKE '1%' THEN 1 ELSE 0 END
sources: users.ssn
---
SELECT CASE WHEN ssn LIKE '1%' THEN 1 ELSE 0 END FROM users u