reads: customers,purchases
writes: 
---
SELECT c.city, COUNT(*) AS customers, SUM(p.total) AS revenue
FROM customers c
LEFT JOIN purchases p ON p.customer_id = c.id AND p.status <> 'NEW'
GROUP BY c.city
HAVING COUNT(*) > ?
ORDER BY revenue DESC