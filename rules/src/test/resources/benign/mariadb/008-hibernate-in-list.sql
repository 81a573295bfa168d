story: Hibernate: in list
reads: users
writes: 
---
select u1_0.id,u1_0.name from users u1_0 where u1_0.id in (?,?,?)