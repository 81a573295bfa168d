story: Derived: greatest(email, name)
sources: users.email
---
SELECT greatest(email, name) FROM users u