story: Waiting is an effect, and what follows runs
operations: delete
effects: sleep
---
WAITFOR DELAY '00:00:05' DELETE FROM orders