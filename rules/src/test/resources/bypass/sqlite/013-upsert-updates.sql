story: UPSERT updates
operations: insert,update
writes: users
flows: users.ssn>users.name
---
INSERT INTO users (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = ssn