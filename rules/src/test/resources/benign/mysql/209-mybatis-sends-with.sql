reads: customers,purchases
writes: 
---
WITH spent AS (
  SELECT customer_id, SUM(total) AS amount FROM purchases GROUP BY customer_id
)
SELECT c.id, c.full_name, s.amount,
  RANK() OVER (ORDER BY s.amount DESC) AS place
FROM customers c JOIN spent s ON s.customer_id = c.id
WHERE s.amount > ?