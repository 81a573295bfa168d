story: EXECUTE of a name that the text gave back
operations: execute
understood: false
---
PREPARE p AS SELECT 1; DEALLOCATE p; EXECUTE p