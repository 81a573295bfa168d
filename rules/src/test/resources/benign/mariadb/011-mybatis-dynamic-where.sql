story: MyBatis: dynamic where
reads: users
writes: 
---
SELECT id, name
  FROM users
  WHERE 1 = 1
    AND region = ?
    AND created_at >= ?
  ORDER BY created_at DESC