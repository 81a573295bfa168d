reads: customers
writes: 
---
SELECT c.id, c.full_name AS name, c.email
  FROM customers c
   WHERE  c.active = TRUE 
  ORDER BY
   c.full_name 
  LIMIT ? OFFSET ?