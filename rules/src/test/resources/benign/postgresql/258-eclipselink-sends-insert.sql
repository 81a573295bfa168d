reads: 
writes: bank_payments
---
INSERT INTO bank_payments (IBAN, ID) VALUES (?, ?)