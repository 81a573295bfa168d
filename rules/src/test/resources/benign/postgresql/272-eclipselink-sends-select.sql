reads: payments
writes: 
---
SELECT DISTINCT kind FROM payments WHERE (AMOUNT > ?)