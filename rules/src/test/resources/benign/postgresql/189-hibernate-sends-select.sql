reads: product_notes
writes: 
---
select n1_0.product_id,n1_0.note from product_notes n1_0 where n1_0.product_id=?