story: A parameter with a name holds no comment
sources: users.email
---
SELECT $a::b(--), email FROM users