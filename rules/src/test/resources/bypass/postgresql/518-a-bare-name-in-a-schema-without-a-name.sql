story: A bare name in a schema of which nobody knows the name
operations: create
understood: false
---
CREATE SCHEMA AUTHORIZATION CURRENT_ROLE CREATE TABLE t (id int)