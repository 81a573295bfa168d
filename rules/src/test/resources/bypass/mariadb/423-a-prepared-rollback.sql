story: A prepared text ends the transaction
operations: execute
understood: false
---
PREPARE r FROM 'ROLLBACK'; EXECUTE r