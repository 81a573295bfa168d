reads: 
writes: customers
---
INSERT INTO customers (ID, ACTIVE, BALANCE, created_on, EMAIL, full_name, VERSION, CITY, STREET) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)