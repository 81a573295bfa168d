story: A statement behind a command
operations: set,delete
writes: orders
---
SET NOCOUNT ON DELETE FROM orders