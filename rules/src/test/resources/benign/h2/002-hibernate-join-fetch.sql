story: Hibernate: join fetch
reads: ORDERS,USERS
writes: 
---
select o1_0.id,o1_0.amount,u1_0.id,u1_0.email from orders o1_0 left join users u1_0 on u1_0.id=o1_0.user_id where o1_0.amount>? order by o1_0.id desc