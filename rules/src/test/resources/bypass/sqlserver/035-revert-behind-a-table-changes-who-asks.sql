story: REVERT behind a table changes who asks
understood: false
---
SELECT id FROM orders REVERT