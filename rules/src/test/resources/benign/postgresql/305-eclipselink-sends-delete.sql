reads: line_items,purchases
writes: line_items
---
DELETE FROM line_items WHERE EXISTS(SELECT t1.ID FROM purchases t0, line_items t1 WHERE (t0.ID IN (SELECT t2.ID FROM purchases t2 WHERE (t2.placed_at < ?)) AND (t0.ID = t1.purchase_id)) AND t1.ID = line_items.ID)