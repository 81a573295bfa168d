reads: purchases
writes: 
---
SELECT EXTRACT(year FROM placed_at), COUNT(ID) FROM purchases GROUP BY EXTRACT(year FROM placed_at)