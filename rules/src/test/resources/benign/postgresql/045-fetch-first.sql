story: Fetch first
reads: users
writes: 
---
select u1_0.id from users u1_0 order by u1_0.id offset ? rows fetch first ? rows only