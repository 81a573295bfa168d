story: Grant
reads: 
writes: users
---
GRANT SELECT ON users TO reader