story: jOOQ: quoted names
reads: users
writes: 
---
select `users`.`id` from `users` where `users`.`id` = ?