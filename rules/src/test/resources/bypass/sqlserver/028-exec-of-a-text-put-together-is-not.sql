story: EXEC of a text put together is not
operations: execute
understood: false
---
EXEC ('DEL' + 'ETE FROM orders')