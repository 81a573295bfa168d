story: each row comes as often as its address is long
operations: select
predicates: users.email
---
SELECT id, generate_series(1, length(email)) FROM users
