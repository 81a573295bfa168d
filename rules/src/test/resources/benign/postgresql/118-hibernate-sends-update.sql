reads: line_items
writes: purchases
---
update purchases p1_0 set status=? where p1_0.id in (select li1_0.purchase_id from line_items li1_0 where li1_0.quantity>5)