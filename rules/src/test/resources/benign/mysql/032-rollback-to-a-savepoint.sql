story: Rollback to a savepoint
reads: 
writes: 
---
ROLLBACK TO SAVEPOINT a