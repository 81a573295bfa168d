/**
 * What a session holds by name, so that a text that runs it can be read. Neither grammar nor rules.
 */
@NullMarked
package dev.sluice.rules.sql.session;

import org.jspecify.annotations.NullMarked;
