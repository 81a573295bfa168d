story: OUTPUT gives the deleted rows back
operations: delete
writes: orders
sources: orders.card_number
---
DELETE orders OUTPUT deleted.card_number WHERE id = 1