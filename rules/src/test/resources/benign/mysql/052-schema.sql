story: Schema
reads: shop.users
writes: 
---
SELECT u.id FROM shop.users u