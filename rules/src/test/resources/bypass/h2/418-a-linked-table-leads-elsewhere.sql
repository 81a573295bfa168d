story: A linked table leads elsewhere
operations: create
understood: any
---
CREATE LINKED TABLE l ('org.h2.Driver', 'jdbc:h2:mem:x', 'sa', '', 'USERS')