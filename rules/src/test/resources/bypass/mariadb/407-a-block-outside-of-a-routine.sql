story: A block outside of a routine
operations: block,delete
writes: orders
---
BEGIN NOT ATOMIC DELETE FROM orders; END