reads: purchases
writes: 
---
SELECT ID AS a1, placed_at AS a2, STATUS AS a3, TOTAL AS a4, customer_id AS a5 FROM purchases WHERE ((placed_at < CURRENT_TIMESTAMP) AND ((TOTAL - ?) > (? * ?))) LIMIT ? OFFSET ?