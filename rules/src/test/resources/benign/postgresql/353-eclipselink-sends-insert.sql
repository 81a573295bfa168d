reads: 
writes: card_payments
---
INSERT INTO card_payments (DIGITS, ID) VALUES (?, ?)