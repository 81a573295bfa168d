reads: 
writes: product_notes
---
delete from product_notes where product_id=?