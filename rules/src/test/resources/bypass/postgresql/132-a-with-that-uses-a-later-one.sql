story: A WITH that uses a later one
sources: users.email
---
WITH RECURSIVE a AS (SELECT * FROM b), b AS (SELECT email FROM users) SELECT * FROM a