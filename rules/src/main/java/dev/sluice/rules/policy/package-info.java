/**
 * Policy text to a compiled {@link dev.sluice.rules.Policy}, or a list of located problems. The
 * only room that knows YAML; no I/O.
 */
@NullMarked
package dev.sluice.rules.policy;

import org.jspecify.annotations.NullMarked;
