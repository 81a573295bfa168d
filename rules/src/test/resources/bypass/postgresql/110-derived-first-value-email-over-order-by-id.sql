story: Derived: first_value(email) OVER (ORDER BY id)
sources: users.email
---
SELECT first_value(email) OVER (ORDER BY id) FROM users u