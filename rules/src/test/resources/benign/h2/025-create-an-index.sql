story: Create an index
reads: 
writes: USERS
---
CREATE INDEX i ON users (email)