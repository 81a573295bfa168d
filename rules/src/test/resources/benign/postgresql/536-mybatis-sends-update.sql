reads: 
writes: customers
---
UPDATE customers
   SET version = version + 1 
  WHERE id = ?