story: CREATE ALIAS
operations: create
effects: dynamic-sql
---
CREATE ALIAS X AS $$ void x() { } $$