story: Alternative quotes with any delimiter hide a comment start
sources: USERS.EMAIL
---
SELECT q'!it's -- no comment!', email FROM users