story: Two dashes without a space are no comment
sources: users.ssn
---
SELECT id FROM orders WHERE id=1--1 UNION SELECT ssn FROM users