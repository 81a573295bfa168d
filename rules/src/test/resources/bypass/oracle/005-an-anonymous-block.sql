story: An anonymous block
understood: false
---
BEGIN EXECUTE IMMEDIATE 'DELETE FROM orders'; END;