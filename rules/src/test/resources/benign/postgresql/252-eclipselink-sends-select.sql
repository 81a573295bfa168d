reads: line_items,purchases
writes: 
---
SELECT DISTINCT t1.ID, t1.placed_at, t1.STATUS, t1.TOTAL, t1.customer_id, t0.ID, t0.PRICE, t0.QUANTITY, t0.product_id, t0.purchase_id FROM line_items t0, purchases t1 WHERE ((t1.ID = ?) AND (t0.purchase_id = t1.ID))