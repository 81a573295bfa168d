reads: 
writes: tags
---
INSERT INTO tags (word) VALUES (?)