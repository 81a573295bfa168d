story: A rule
operations: create
understood: false
---
CREATE RULE r AS ON SELECT TO users DO INSTEAD DELETE FROM orders