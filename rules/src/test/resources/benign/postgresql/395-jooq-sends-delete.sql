reads: purchases
writes: line_items
---
delete from line_items where line_items.purchase_id in (select purchases.id from purchases where purchases.status = ?)