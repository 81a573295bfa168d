story: Merge with a key
reads: 
writes: USERS
---
MERGE INTO users (id, name) KEY (id) VALUES (1, 'a')