story: Hibernate: delete
reads: 
writes: USERS
---
delete from users where id=?