reads: customers,line_items,purchases
writes: 
---
SELECT p.*, (SELECT COUNT(*) FROM line_items i WHERE i.purchase_id = p.id) AS items
FROM purchases p
WHERE p.placed_at >= ? AND p.placed_at < ?
  AND EXISTS (SELECT 1 FROM customers c WHERE c.id = p.customer_id AND c.active)