reads: 
writes: tags
---
insert into tags (word) values (?)