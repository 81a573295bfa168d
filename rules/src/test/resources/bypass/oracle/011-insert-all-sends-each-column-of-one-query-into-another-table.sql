story: INSERT ALL sends each column of one query into another table
operations: insert,select
writes: ORDERS,USERS
flows: USERS.SSN>ORDERS.NOTE,USERS.EMAIL>USERS.NAME
---
INSERT ALL INTO orders (note) VALUES (ssn) INTO users (name) VALUES (e) SELECT ssn, email e FROM users