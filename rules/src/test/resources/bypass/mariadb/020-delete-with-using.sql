story: DELETE with USING
operations: delete
writes: orders
---
DELETE FROM o USING orders o JOIN users u ON u.id = o.user_id