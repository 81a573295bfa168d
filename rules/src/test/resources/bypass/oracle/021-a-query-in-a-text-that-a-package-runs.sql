story: A query in a text that a package runs
effects: dynamic-sql
---
SELECT dbms_xmlgen.getxml('select ssn from users') FROM dual