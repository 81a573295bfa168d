story: Grouping by alias
predicates: users.email
---
SELECT lower(email) AS e, count(*) FROM users GROUP BY e