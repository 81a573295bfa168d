reads: customers
writes: 
---
SELECT c.id, c.full_name AS name, c.email
  FROM customers c
   WHERE  c.full_name LIKE CONCAT('%', ?, '%') 
  ORDER BY
   c.full_name 
  LIMIT ? OFFSET ?