story: STRAIGHT_JOIN
sources: users.ssn
---
SELECT u.ssn FROM orders STRAIGHT_JOIN users u