story: Derived: email COLLATE "C"
sources: users.email
---
SELECT email COLLATE "C" FROM users u