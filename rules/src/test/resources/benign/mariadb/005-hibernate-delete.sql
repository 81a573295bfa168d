story: Hibernate: delete
reads: 
writes: users
---
delete from users where id=?