reads: 
writes: payments
---
UPDATE payments SET AMOUNT = ? WHERE (ID = ?)