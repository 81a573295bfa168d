story: Array slice
reads: 
writes: 
---
SELECT (ARRAY[1,2,3])[1:2]