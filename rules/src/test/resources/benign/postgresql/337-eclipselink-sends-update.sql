reads: 
writes: card_payments
---
UPDATE card_payments SET DIGITS = ? WHERE (ID = ?)