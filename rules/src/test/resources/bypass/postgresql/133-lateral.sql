story: LATERAL
sources: users.email
---
SELECT l.x FROM users u, LATERAL (SELECT u.email AS x) l