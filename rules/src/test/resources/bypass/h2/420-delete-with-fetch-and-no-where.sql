story: DELETE with FETCH and no WHERE
operations: delete
shapes: no-where
---
DELETE FROM orders FETCH FIRST 5 ROWS ONLY