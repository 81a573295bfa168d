/**
 * The policy in force, its reload, the switch of mode, the protection report and the commands that
 * reach a running agent. No JDBC object, no instrumentation and no file of the audit trail come in.
 */
@NullMarked
package dev.sluice.agent.control;

import org.jspecify.annotations.NullMarked;
