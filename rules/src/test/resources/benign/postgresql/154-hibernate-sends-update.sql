reads: 
writes: purchases
---
update purchases set customer_id=?,placed_at=?,status=?,total=? where id=?