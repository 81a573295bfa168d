story: RETURNING WITH gives the whole new row
operations: insert
writes: users
sources: users.ssn
---
INSERT INTO users (id, ssn) VALUES (1, '1') RETURNING WITH (OLD AS o, NEW AS n) n