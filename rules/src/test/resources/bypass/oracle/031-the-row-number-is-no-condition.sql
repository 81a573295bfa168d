story: The row number is no condition
operations: update
shapes: always-true
---
UPDATE orders SET note = 'x' WHERE ROWNUM >= 1