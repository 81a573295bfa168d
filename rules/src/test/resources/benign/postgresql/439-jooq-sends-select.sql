reads: customers,line_items,purchases
writes: 
---
select sum(line_items.quantity) from line_items join purchases on line_items.purchase_id = purchases.id join customers on purchases.customer_id = customers.id where customers.city = ?