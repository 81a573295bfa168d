reads: customers
writes: 
---
SELECT full_name AS a1, EMAIL AS a2 FROM customers WHERE (ACTIVE = ?) ORDER BY full_name DESC LIMIT ? OFFSET ?