story: Hibernate: full update
reads: 
writes: USERS
---
update users set created_at=?,email=?,name=?,region=?,ssn=? where id=?