reads: 
writes: customers
---
UPDATE customers
   SET full_name = ?,
    
    version = version + 1 
  WHERE id = ?