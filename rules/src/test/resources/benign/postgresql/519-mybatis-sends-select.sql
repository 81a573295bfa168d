reads: products,tags
writes: 
---
SELECT id, title FROM products WHERE category = ?
UNION ALL
SELECT id, word FROM tags WHERE word = ?