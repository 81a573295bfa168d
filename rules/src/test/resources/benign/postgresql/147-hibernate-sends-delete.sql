reads: purchases
writes: line_items
---
delete from line_items li1_0 where li1_0.purchase_id in (select p2_0.id from purchases p2_0 where p2_0.placed_at<?)