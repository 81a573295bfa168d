reads: line_items,purchases
writes: purchases
---
UPDATE purchases SET STATUS = ? WHERE EXISTS(SELECT t0.ID FROM purchases t0 WHERE t0.ID IN (SELECT t1.ID FROM line_items t2, purchases t1 WHERE ((t2.QUANTITY > ?) AND (t1.ID = t2.purchase_id))) AND t0.ID = purchases.ID)