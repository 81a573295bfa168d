story: WHERE 1
shapes: always-true
---
DELETE FROM orders WHERE 1