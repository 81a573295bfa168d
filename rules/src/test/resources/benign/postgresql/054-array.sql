story: Array
reads: users
writes: 
---
SELECT id FROM users WHERE id = ANY(?) AND ARRAY[1,2] && ARRAY[id::int]