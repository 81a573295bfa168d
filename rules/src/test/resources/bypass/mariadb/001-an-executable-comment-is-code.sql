story: An executable comment is code
operations: delete
writes: orders
---
/*!50000 DELETE FROM orders */