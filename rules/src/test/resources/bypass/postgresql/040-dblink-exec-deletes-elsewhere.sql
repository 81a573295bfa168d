story: dblink_exec deletes elsewhere
effects: network,dynamic-sql
operations: delete
---
SELECT dblink_exec('host=x', 'DELETE FROM orders')