reads: 
writes: payments
---
DELETE FROM payments WHERE (ID = ?)