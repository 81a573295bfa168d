story: An E string that goes on: one harmless SELECT
operations: select
forbidden: delete
understood: true
---
SELECT e'\'' || '; DELETE FROM orders; --'