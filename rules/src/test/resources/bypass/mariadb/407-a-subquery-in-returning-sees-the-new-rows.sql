story: a subquery in RETURNING reads the table as the statement has just left it
operations: insert,update
sources: users.email
---
INSERT INTO users (id, name) VALUES (1, 'a') ON DUPLICATE KEY UPDATE name = email RETURNING (SELECT json_arrayagg(u.name) FROM users u)
