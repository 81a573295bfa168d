story: RETURNING shows an open column after a sensitive one was put into it
operations: insert,update
sources: users.email
---
INSERT INTO users (id, name) VALUES (1, 'a') ON DUPLICATE KEY UPDATE name = email RETURNING name
