story: Insert ignore
reads: 
writes: users
---
INSERT IGNORE INTO users (id) VALUES (1)