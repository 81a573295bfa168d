story: System range
reads: 
writes: 
---
SELECT x FROM SYSTEM_RANGE(1, 10)