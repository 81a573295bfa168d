reads: purchases
writes: 
---
SELECT COUNT(ID) FROM purchases WHERE (STATUS IN (?, ?))