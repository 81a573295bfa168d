story: Upsert that does nothing
reads: 
writes: users
---
INSERT INTO users (id) VALUES (1) ON CONFLICT DO NOTHING