reads: 
writes: payments
---
INSERT INTO payments (ID, AMOUNT, purchase_id, kind) VALUES (?, ?, ?, ?)