story: A number of bits is a number
sources: users.email
---
SELECT 0b01, email FROM users