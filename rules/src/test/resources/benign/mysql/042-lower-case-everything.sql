story: Lower case everything
reads: users
writes: 
---
select id from users where name like 'a%' or name like 'b%' and not region = 'x'