story: The same in LATERAL, where the outer query stands beside
sources: users.email
---
SELECT a.card FROM users CROSS JOIN LATERAL (SELECT email AS card FROM generate_series(1, 1) AS email (p)) a