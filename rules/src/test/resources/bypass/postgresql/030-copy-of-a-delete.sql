story: COPY of a DELETE
operations: copy,delete
writes: orders
---
COPY (DELETE FROM orders RETURNING *) TO STDOUT