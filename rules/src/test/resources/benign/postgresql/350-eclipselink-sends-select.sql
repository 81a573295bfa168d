reads: bank_payments,payments
writes: 
---
SELECT t0.ID, t0.kind, t0.AMOUNT, t0.purchase_id, t1.ID, t1.IBAN FROM payments t0, bank_payments t1 WHERE ((t0.ID = ?) AND ((t1.ID = t0.ID) AND (t0.kind = ?)))