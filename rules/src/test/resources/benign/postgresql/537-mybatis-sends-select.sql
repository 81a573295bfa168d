reads: customers,purchases
writes: 
---
SELECT p.id, p.total, c.full_name
  FROM purchases p INNER JOIN customers c ON c.id = p.customer_id
  WHERE p.status IN
   (  ? , ? , ? ) 
    AND p.total >= ?