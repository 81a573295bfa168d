reads: 
writes: product_notes
---
INSERT INTO product_notes (product_id, note) VALUES (?, ?)