story: A view that an earlier statement of the text has read is read by the second as well
operations: select,delete
writes: orders
sources: users.email
catalog: needed
---
SELECT a FROM v2; DELETE FROM orders WHERE note IN (SELECT a FROM v2) RETURNING note, (SELECT a FROM v2 LIMIT 1)