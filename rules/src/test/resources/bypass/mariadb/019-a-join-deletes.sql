story: A join deletes
operations: delete
writes: orders
shapes: no-where
---
DELETE o FROM orders o JOIN users u