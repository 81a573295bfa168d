story: How text is read
effects: session
---
SET standard_conforming_strings = off