story: JSON question mark, escaped for JDBC
reads: orders
writes: 
---
SELECT id FROM orders WHERE note::jsonb ?? 'a'