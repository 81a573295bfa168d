story: A variable assigned in passing
flows: users.email>
sources: users.email
---
SELECT @x := email FROM users