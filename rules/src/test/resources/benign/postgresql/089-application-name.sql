story: Application name
reads: 
writes: 
---
SET application_name = 'shop'