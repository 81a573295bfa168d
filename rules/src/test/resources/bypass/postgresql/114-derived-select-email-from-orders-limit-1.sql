story: Derived: (SELECT email FROM orders LIMIT 1)
sources: users.email
---
SELECT (SELECT email FROM orders LIMIT 1) FROM users u