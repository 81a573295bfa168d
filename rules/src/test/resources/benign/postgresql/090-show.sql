story: Show
reads: 
writes: 
---
SHOW transaction_isolation