reads: purchases
writes: 
---
select extract(year from p1_0.placed_at),count(p1_0.id) from purchases p1_0 group by extract(year from p1_0.placed_at) offset ? rows fetch first ? rows only