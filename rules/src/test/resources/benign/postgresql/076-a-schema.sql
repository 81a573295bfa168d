story: A schema
reads: public.users
writes: 
---
SELECT id FROM public.users