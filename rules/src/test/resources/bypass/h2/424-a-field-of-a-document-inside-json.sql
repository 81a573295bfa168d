story: A field of a row inside JSON_ARRAY comes from that row
sources: USERS.EMAIL
---
SELECT JSON_ARRAY((CAST(email AS JSON)).k) FROM users
