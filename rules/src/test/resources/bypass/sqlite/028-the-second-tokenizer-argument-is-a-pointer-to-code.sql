story: The second tokenizer argument is a pointer to code
effects: program
---
SELECT fts3_tokenizer('simple', x'00')