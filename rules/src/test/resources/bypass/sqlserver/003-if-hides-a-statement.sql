story: IF hides a statement
operations: delete
understood: any
---
IF 1=1 DELETE FROM orders