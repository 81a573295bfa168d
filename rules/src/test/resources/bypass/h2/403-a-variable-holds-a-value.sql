story: another statement put an address into the variable
operations: select
unknown: true
hidden: true
---
SELECT @x
