reads: bank_payments,card_payments,payments
writes: 
---
SELECT t0.ID AS a1, t0.kind AS a2, t0.AMOUNT AS a3, t0.purchase_id AS a4, t1.ID AS a5, t1.DIGITS AS a6, t2.ID AS a7, t2.IBAN AS a8 FROM payments t0 LEFT OUTER JOIN card_payments t1 ON (t1.ID = t0.ID) LEFT OUTER JOIN bank_payments t2 ON (t2.ID = t0.ID) WHERE (t0.AMOUNT > ?) LIMIT ? OFFSET ?