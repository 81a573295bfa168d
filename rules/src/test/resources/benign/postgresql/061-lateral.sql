story: Lateral
reads: users,orders
writes: 
---
SELECT u.id, o.amount FROM users u LEFT JOIN LATERAL (SELECT amount FROM orders WHERE user_id = u.id ORDER BY amount DESC LIMIT 1) o ON true