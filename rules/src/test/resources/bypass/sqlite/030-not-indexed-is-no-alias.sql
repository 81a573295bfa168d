story: NOT INDEXED is no alias
sources: users.email
---
SELECT email FROM users NOT INDEXED WHERE id = 1