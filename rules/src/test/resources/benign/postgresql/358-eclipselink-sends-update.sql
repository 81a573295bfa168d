reads: 
writes: purchases
---
UPDATE purchases SET TOTAL = ? WHERE (ID = ?)