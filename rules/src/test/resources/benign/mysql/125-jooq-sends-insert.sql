reads: 
writes: customers
---
insert into `customers` (`id`, `full_name`) values (?, ?), (?, ?)