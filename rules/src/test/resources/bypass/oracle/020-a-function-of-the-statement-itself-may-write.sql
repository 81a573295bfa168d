story: A function of the statement itself may write
operations: delete
understood: false
---
WITH FUNCTION f RETURN VARCHAR2 IS PRAGMA AUTONOMOUS_TRANSACTION; BEGIN DELETE FROM orders; COMMIT; RETURN 'x'; END; SELECT f FROM dual