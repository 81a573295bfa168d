story: Rollback
reads: 
writes: 
---
ROLLBACK