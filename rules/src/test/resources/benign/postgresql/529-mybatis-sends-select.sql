reads: customers
writes: 
---
SELECT c.id, c.full_name AS name, c.email
  FROM customers c
   WHERE  c.city = ? 
  ORDER BY
   c.id DESC 
  LIMIT ? OFFSET ?