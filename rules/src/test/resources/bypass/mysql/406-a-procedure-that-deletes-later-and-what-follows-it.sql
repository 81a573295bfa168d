story: A procedure that deletes later, and what follows it
operations: create,delete,drop
writes: orders,users
---
CREATE PROCEDURE p() BEGIN DELETE FROM orders; END; DROP TABLE users