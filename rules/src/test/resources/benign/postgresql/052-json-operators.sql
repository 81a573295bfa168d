story: JSON operators
reads: orders
writes: 
---
SELECT note::jsonb -> 'a' ->> 'b' FROM orders WHERE note::jsonb @> '{"a":1}'