story: Full text
reads: orders
writes: 
---
SELECT id FROM orders WHERE MATCH (note) AGAINST ('x' IN BOOLEAN MODE)