story: Hibernate: subselect
reads: users,orders
writes: 
---
select u1_0.id,(select count(*) from orders o1_0 where o1_0.user_id=u1_0.id) from users u1_0