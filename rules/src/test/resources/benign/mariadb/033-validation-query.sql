story: Validation query
reads: 
writes: 
---
SELECT 1