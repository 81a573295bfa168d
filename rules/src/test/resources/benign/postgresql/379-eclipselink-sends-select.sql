reads: purchases
writes: 
---
SELECT ID, placed_at, STATUS, TOTAL, customer_id FROM purchases WHERE (customer_id = ?) ORDER BY ID ASC