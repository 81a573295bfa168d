reads: customers
writes: 
---
select nullif(c1_0.email,'') from customers c1_0