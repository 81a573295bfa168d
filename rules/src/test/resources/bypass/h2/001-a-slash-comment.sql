story: A slash comment
operations: select
forbidden: delete
understood: true
---
SELECT id FROM orders // DELETE FROM users