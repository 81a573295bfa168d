reads: 
writes: tags
---
delete from tags t1_0 where t1_0.word=?