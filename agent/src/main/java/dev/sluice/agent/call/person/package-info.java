/**
 * Who the user is, and in which trace a statement runs, as the application's own libraries know it.
 * They are asked by name; their types, verdicts and records must not come in.
 */
@NullMarked
package dev.sluice.agent.call.person;

import org.jspecify.annotations.NullMarked;
