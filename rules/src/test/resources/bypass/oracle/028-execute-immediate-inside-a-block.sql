story: EXECUTE IMMEDIATE inside a block
understood: false
---
DECLARE x VARCHAR2(10); BEGIN EXECUTE IMMEDIATE 'DROP TABLE orders'; END;