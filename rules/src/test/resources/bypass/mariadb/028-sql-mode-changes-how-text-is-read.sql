story: sql_mode changes how text is read
effects: session
---
SET sql_mode = 'ANSI_QUOTES'