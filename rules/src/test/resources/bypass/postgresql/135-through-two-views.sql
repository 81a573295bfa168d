story: Through two views
catalog: needed
sources: users.email
---
SELECT a FROM v2