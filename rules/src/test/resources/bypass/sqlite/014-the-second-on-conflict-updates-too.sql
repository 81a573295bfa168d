story: The second ON CONFLICT updates too
operations: insert,update
flows: users.ssn>users.name
---
INSERT INTO users (id) VALUES (1) ON CONFLICT (name) DO NOTHING ON CONFLICT (id) DO UPDATE SET name = ssn