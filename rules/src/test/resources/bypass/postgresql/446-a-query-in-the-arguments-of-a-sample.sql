story: A query in the arguments of TABLESAMPLE
operations: select
reads: users,orders
---
SELECT id FROM orders TABLESAMPLE bernoulli ((SELECT count(*) FROM users))
