story: INSERT FIRST with a condition: the column it decides by is looked at
operations: insert
writes: ORDERS
predicates: USERS.SSN
---
INSERT FIRST WHEN ssn > '5' THEN INTO orders (note) VALUES ('high') ELSE INTO orders (note) VALUES ('low') SELECT ssn FROM users