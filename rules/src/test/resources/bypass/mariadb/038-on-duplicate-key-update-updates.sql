story: ON DUPLICATE KEY UPDATE updates
operations: insert,update
flows: users.ssn>users.name
---
INSERT INTO users (id, name) VALUES (1, 'x') ON DUPLICATE KEY UPDATE name = ssn