story: ROWNUM is positive
shapes: always-true
---
DELETE FROM orders WHERE ROWNUM > 0