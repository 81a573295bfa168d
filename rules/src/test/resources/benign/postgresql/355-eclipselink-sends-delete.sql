reads: 
writes: tags
---
DELETE FROM tags WHERE (word = ?)