story: Derived: json_build_object('a', email)
sources: users.email
---
SELECT json_build_object('a', email) FROM users u