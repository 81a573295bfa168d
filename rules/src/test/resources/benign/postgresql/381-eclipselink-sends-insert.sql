reads: 
writes: purchases
---
INSERT INTO purchases (ID, placed_at, STATUS, TOTAL, customer_id) VALUES (?, ?, ?, ?, ?)