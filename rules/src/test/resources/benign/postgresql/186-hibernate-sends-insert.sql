reads: 
writes: line_items
---
insert into line_items (price,product_id,purchase_id,quantity,id) values (?,?,?,?,?)