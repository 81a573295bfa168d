reads: 
writes: product_tags
---
INSERT INTO product_tags (tag_id, product_id) VALUES (?, ?)