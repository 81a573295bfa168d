/**
 * Text to tokens, exactly as each database cuts it: comments, quotes, parameters. Knows no grammar.
 */
@NullMarked
package dev.sluice.rules.sql.lex;

import org.jspecify.annotations.NullMarked;
