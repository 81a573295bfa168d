story: Show
reads: 
writes: 
---
SHOW VARIABLES LIKE 'x%'