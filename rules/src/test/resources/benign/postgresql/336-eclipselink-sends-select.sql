reads: 
writes: 
---
select lastval()