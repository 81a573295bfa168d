story: Distinct on
reads: users
writes: 
---
SELECT DISTINCT ON (region) region, name FROM users ORDER BY region, created_at DESC