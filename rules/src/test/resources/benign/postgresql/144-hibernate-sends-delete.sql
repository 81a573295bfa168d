reads: 
writes: line_items
---
delete from line_items where id=?