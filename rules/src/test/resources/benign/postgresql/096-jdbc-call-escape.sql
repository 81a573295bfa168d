story: JDBC call escape
reads: 
writes: 
---
{? = call lower(?)}