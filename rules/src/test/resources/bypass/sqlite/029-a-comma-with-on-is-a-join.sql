story: A comma with ON is a join
sources: users.email
predicates: users.id
---
SELECT u.email FROM orders o, users u ON u.id = o.user_id