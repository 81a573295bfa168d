story: An alias by equals sign
sources: users.email
---
SELECT contact = email FROM users