reads: line_items
writes: purchases
---
UPDATE purchases SET status = 'PAID',
  total = (SELECT COALESCE(SUM(quantity * price), 0) FROM line_items WHERE purchase_id = purchases.id)
WHERE id = ? AND status = 'NEW'