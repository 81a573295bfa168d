story: Ordinality
reads: 
writes: 
---
SELECT a.x, a.n FROM unnest(ARRAY['a','b']) WITH ORDINALITY AS a(x, n)