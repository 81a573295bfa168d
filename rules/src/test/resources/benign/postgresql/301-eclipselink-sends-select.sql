reads: customers
writes: 
---
SELECT full_name || ? || EMAIL || ? FROM customers LIMIT ? OFFSET ?