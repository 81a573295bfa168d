/** The audit record and its versioned binary form: the contract between agent and collector. */
@NullMarked
package dev.sluice.rules.record;

import org.jspecify.annotations.NullMarked;
