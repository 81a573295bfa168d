reads: 
writes: bank_payments
---
DELETE FROM bank_payments WHERE (ID = ?)