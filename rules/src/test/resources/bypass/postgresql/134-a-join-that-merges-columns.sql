story: A join that merges columns
sources: users.email
---
SELECT * FROM orders NATURAL JOIN users