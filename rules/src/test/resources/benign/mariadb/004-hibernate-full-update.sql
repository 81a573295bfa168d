story: Hibernate: full update
reads: 
writes: users
---
update users set created_at=?,email=?,name=?,region=?,ssn=? where id=?