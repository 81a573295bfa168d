story: Prepared commits end the transaction
operations: prepare
---
PREPARE COMMIT x