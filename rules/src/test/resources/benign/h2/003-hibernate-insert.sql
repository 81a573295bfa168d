story: Hibernate: insert
reads: 
writes: USERS
---
insert into users (created_at,email,name,region,ssn,id) values (?,?,?,?,?,?)