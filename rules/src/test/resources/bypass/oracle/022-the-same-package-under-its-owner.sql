story: The same package under its owner
effects: dynamic-sql
---
SELECT SYS.DBMS_XMLGEN.GETXMLTYPE('select ssn from users') FROM dual