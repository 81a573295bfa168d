story: INDEXED BY is no alias
sources: users.email
---
SELECT email FROM users INDEXED BY i WHERE id = 1