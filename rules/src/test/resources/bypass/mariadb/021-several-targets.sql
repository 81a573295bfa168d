story: Several targets
operations: delete
writes: orders,users
---
DELETE o, u FROM orders o JOIN users u ON u.id = o.user_id WHERE u.id = 1