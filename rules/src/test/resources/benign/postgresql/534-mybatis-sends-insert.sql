reads: 
writes: customers
---
INSERT INTO customers (id, full_name, email) VALUES (?, ?, ?)