story: Hibernate: exists
reads: users,orders
writes: 
---
select u1_0.id from users u1_0 where exists(select 1 from orders o1_0 where u1_0.id=o1_0.user_id and o1_0.amount>?)