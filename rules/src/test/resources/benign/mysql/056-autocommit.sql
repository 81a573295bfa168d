story: Autocommit
reads: 
writes: 
---
SET autocommit=0