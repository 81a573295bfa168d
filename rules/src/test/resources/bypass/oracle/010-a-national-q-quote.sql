story: A national q-quote
sources: USERS.EMAIL
---
SELECT nq'{'}' || email FROM users