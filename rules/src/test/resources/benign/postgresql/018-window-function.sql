story: Window function
reads: users
writes: 
---
SELECT id, row_number() OVER (PARTITION BY region ORDER BY created_at DESC) AS rn FROM users