reads: 
writes: customers
---
UPDATE customers
   SET full_name = ?,
    email = ?,
    version = version + 1 
  WHERE id = ?