story: Values
reads: 
writes: 
---
VALUES (1, 'a'), (2, 'b')