story: Commit
reads: 
writes: 
---
COMMIT