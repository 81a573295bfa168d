story: A statement behind FOR XML and its options
operations: select,drop
writes: orders
---
SELECT id FROM users FOR XML PATH('a'), ROOT('b') DROP TABLE orders