story: unnest of rows gives their columns
unknown: 1
---
SELECT * FROM unnest((SELECT array_agg(u) FROM users u))