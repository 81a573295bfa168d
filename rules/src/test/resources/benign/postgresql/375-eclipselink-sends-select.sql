reads: purchases
writes: 
---
SELECT ID AS a1 FROM purchases WHERE ((STATUS IN (?,?)) AND (customer_id <> ?)) LIMIT ? OFFSET ?