reads: purchases
writes: 
---
SELECT ID, placed_at, STATUS, TOTAL, customer_id FROM purchases WHERE ((placed_at < CURRENT_TIMESTAMP) AND ((TOTAL - ?) > (? * ?)))