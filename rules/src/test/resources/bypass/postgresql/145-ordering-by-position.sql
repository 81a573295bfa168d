story: Ordering by position
predicates: users.email
---
SELECT email, id FROM users ORDER BY 1