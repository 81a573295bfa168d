reads: customers
writes: 
---
SELECT ID, ACTIVE, BALANCE, created_on, EMAIL, full_name, VERSION, CITY, STREET FROM customers WHERE (ID = ?) FOR UPDATE