story: Casts with colons
reads: users
writes: 
---
SELECT id::text, '2020-01-01'::date, $1::uuid FROM users