story: DELETE FROM a view deletes the rows of its table, however many views lie between
operations: delete
writes: users,v_users,v2
catalog: needed
---
DELETE FROM v2 WHERE b = 1