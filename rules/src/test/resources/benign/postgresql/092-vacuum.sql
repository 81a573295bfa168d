story: Vacuum
reads: users
writes: 
---
VACUUM (ANALYZE) users