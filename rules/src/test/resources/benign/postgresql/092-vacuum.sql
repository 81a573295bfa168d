story: Vacuum
reads: 
writes: 
---
VACUUM (ANALYZE) users