story: EXEC of text
understood: false
operations: execute
---
EXEC('DELETE FROM orders')