reads: 
writes: customers
---
insert ignore into `customers` (`id`, `full_name`) values (?, ?)