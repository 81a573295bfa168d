story: Call
reads: 
writes: 
---
CALL 1 + 1