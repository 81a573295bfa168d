reads: 
writes: line_items
---
UPDATE line_items SET QUANTITY = ? WHERE (ID = ?)