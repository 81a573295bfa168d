story: a function in FROM gives as many rows as a value says
operations: select
predicates: users.ssn
---
SELECT u.id FROM users u, generate_series(1, length(u.ssn)) g
