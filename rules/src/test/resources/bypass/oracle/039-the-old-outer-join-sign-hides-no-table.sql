story: The old outer join sign hides no table
sources: USERS.EMAIL
reads: USERS,ORDERS
---
SELECT u.email FROM orders o, users u WHERE o.user_id = u.id (+)