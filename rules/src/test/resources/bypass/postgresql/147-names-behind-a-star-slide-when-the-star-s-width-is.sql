story: Names behind a star slide when the star's width is not known
sources: users.email
---
WITH w(a, b, c, d) AS (SELECT * FROM users u, (SELECT 1) x) SELECT c FROM w