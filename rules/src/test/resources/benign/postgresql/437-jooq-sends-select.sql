reads: 
writes: 
---
select "v"."i", "v"."s" from (values (?, ?), (?, ?)) as "v" ("i", "s")