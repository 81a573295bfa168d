reads: line_items
writes: 
---
SELECT COUNT(1) FROM (
  SELECT DISTINCT product_id FROM line_items WHERE purchase_id = ?
) tmp_count