reads: 
writes: card_payments
---
DELETE FROM card_payments WHERE (ID = ?)