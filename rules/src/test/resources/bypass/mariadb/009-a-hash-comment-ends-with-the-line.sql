story: A hash comment ends with the line
operations: delete
writes: orders
---
SELECT 1 # x
; DELETE FROM orders