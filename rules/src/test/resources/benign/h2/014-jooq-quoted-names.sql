story: jOOQ: quoted names
reads: USERS
writes: 
---
select "USERS"."ID" from "USERS" where "USERS"."ID" = ?