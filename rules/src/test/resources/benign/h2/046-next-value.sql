story: Next value
reads: 
writes: 
---
SELECT NEXT VALUE FOR seq