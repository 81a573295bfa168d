story: DELETE through an alias
writes: orders
---
DELETE o FROM orders o JOIN users u ON u.id = o.user_id