reads: 
writes: purchases
---
insert into purchases (customer_id,placed_at,status,total,id) values (?,?,?,?,?)