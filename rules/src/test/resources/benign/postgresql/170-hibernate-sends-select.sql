reads: customers
writes: 
---
select c1_0.city,count(c1_0.id),sum(c1_0.balance),avg(c1_0.balance) from customers c1_0 group by c1_0.city having count(c1_0.id)>1 order by c1_0.city