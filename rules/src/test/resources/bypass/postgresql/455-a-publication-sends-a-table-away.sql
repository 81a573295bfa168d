story: A publication sends a table's changes to whoever subscribes
operations: create
reads: users,orders
effects: network
---
CREATE PUBLICATION p FOR TABLE users (id, ssn), ONLY orders WHERE (amount > 0)
