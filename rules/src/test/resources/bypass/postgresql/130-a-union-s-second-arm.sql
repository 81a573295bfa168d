story: A union's second arm
sources: users.ssn,orders.note
---
SELECT note FROM orders UNION ALL SELECT ssn FROM users