story: Hibernate: insert
reads: 
writes: users
---
insert into users (created_at,email,name,region,ssn,id) values (?,?,?,?,?,?)