reads: 
writes: line_items
---
delete from line_items li1_0 where li1_0.quantity=0