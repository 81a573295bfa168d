story: A hint that sets a variable
understood: false
---
SELECT /*+ SET_VAR(sql_mode='ANSI_QUOTES') */ 1