story: set_config put a value there, current_setting hands it out
operations: select
unknown: true
hidden: true
---
SELECT current_setting('my.x')
