story: A CTE that deletes
operations: delete,select
writes: orders
---
WITH x AS (DELETE FROM orders RETURNING *) SELECT count(*) FROM x