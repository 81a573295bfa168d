story: Catalogue query of the driver
reads: pg_catalog.pg_namespace,pg_catalog.pg_class
writes: 
---
SELECT n.nspname, c.relname FROM pg_catalog.pg_namespace n, pg_catalog.pg_class c WHERE c.relnamespace = n.oid