story: A sequence is changed by a SELECT
effects: state-change
notfamily: read
---
SELECT setval('orders_id_seq', 1)