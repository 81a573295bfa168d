story: Hibernate: embedded case
reads: users
writes: 
---
select case when u1_0.region='eu' then 1 else 0 end,coalesce(u1_0.name,'') from users u1_0