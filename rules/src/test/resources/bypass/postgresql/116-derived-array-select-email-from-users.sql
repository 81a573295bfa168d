story: Derived: ARRAY(SELECT email FROM users)
sources: users.email
---
SELECT ARRAY(SELECT email FROM users) FROM users u