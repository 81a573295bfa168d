reads: customers
writes: 
---
SELECT c.id, c.full_name AS name, c.email
  FROM customers c
    
  ORDER BY
   c.id DESC 
  LIMIT ? OFFSET ?