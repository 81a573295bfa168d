reads: purchases
writes: 
---
SELECT ID FROM purchases WHERE ((STATUS IN (?,?)) AND (customer_id <> ?))