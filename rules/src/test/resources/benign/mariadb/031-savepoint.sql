story: Savepoint
reads: 
writes: 
---
SAVEPOINT a