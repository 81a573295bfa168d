reads: customers
writes: 
---
select current_date,localtimestamp from customers c1_0 where c1_0.id=?