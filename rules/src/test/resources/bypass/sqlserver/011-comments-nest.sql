story: Comments nest
operations: delete
writes: orders
---
/* /* */ */ DELETE FROM orders