story: Hibernate: count
reads: USERS
writes: 
---
select count(u1_0.id) from users u1_0 where upper(u1_0.name) like upper(?) escape '!'