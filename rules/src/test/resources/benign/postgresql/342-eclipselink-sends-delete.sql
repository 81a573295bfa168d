reads: 
writes: purchases
---
DELETE FROM purchases WHERE ((TOTAL IS NULL) AND (STATUS = ?))