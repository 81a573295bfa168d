story: Comments nest: the DELETE is outside
operations: delete
writes: orders
shapes: no-where
---
/* a /* b */ c */ DELETE FROM orders