story: String aggregate
reads: users
writes: 
---
SELECT string_agg(name, ', ' ORDER BY name) FROM users