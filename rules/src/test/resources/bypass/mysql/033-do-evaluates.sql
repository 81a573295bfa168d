story: DO evaluates
effects: sleep
---
DO sleep(5)