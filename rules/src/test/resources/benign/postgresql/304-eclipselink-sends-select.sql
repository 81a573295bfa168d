reads: purchases
writes: 
---
SELECT ID, placed_at, STATUS, TOTAL, customer_id FROM purchases WHERE (STATUS = ?) FOR UPDATE