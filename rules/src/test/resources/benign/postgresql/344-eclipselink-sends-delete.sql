reads: 
writes: purchases
---
DELETE FROM purchases WHERE (ID = ?)