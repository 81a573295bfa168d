reads: purchases
writes: 
---
SELECT id FROM purchases WHERE status = 'NEW' ORDER BY placed_at LIMIT 5 FOR UPDATE