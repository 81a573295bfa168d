reads: 
writes: line_items
---
update line_items set price=?,product_id=?,purchase_id=?,quantity=? where id=?