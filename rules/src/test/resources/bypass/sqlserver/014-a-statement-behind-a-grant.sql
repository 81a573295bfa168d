story: A statement behind a grant
operations: drop
understood: false
---
GRANT SELECT ON users TO x DROP TABLE orders