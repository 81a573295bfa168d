reads: customers
writes: customers
---
insert into customers (id, full_name) values (?, ?) returning id, full_name