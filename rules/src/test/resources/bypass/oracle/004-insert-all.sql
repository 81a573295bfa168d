story: INSERT ALL
operations: insert
understood: false
---
INSERT ALL INTO orders (note) VALUES (ssn) SELECT ssn FROM users