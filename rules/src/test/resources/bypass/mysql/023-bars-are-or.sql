story: Bars are OR
shapes: always-true
---
DELETE FROM orders WHERE id = 1 || 1