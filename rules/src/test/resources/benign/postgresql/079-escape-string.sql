story: Escape string
reads: 
writes: 
---
SELECT E'line\nbreak', 'it''s'