reads: 
writes: 
---
SELECT 1