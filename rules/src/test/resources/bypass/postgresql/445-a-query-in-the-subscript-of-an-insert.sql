story: A query in the subscript of a column that is inserted
operations: insert
reads: users
---
INSERT INTO orders (note[(SELECT max(id) FROM users)]) VALUES ('1')
