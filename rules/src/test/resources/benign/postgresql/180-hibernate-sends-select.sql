reads: customers
writes: 
---
select substr(c1_0.email,1,3),character_length(c1_0.full_name),trim(BOTH from c1_0.full_name),upper(c1_0.full_name) from customers c1_0