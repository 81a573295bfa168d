story: Create an index
reads: 
writes: users
---
CREATE INDEX i ON users (email)