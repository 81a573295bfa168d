reads: 
writes: payments
---
insert into payments (amount,purchase_id,kind,id) values (?,?,'Payment$Bank',?)