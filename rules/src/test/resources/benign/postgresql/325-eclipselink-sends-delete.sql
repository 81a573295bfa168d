reads: 
writes: line_items
---
DELETE FROM line_items WHERE (ID = ?)