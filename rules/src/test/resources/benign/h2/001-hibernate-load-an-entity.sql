story: Hibernate: load an entity
reads: USERS
writes: 
---
select u1_0.id,u1_0.created_at,u1_0.email,u1_0.name from users u1_0 where u1_0.id=?