story: Lower case everything
reads: USERS
writes: 
---
select id from users where name like 'a%' or name like 'b%' and not region = 'x'