story: An executable comment adds an arm
sources: users.ssn
---
SELECT id FROM orders WHERE id = 1 /*!50000 UNION SELECT ssn FROM users */